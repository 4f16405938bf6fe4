#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies of what admins and moderators do. Field by field as clients see them; each with an example for the
/// documentation.
namespace sunomi::api {

struct AdminUserBody {
    std::string userId, name, role;
    bool suspended = false;
    std::optional<std::int64_t> quotaBytes;  ///< none: the instance's
    std::int64_t usedBytes = 0;
    std::int64_t videos = 0;
    std::string created;
    static AdminUserBody example() {
        return {"ada",        "Ada Lovelace", "user", false,
                107374182400, 734003200,      12,     "2026-01-31T12:00:00.250Z"};
    }
};
BOOST_DESCRIBE_STRUCT(AdminUserBody, (),
                      (userId, name, role, suspended, quotaBytes, usedBytes, videos, created))

struct RoleBody {
    std::string role;
    static RoleBody example() { return {"moderator"}; }
};
BOOST_DESCRIBE_STRUCT(RoleBody, (), (role))

struct SuspendedBody {
    bool suspended = false;
    static SuspendedBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(SuspendedBody, (), (suspended))

struct QuotaBody {
    std::optional<std::int64_t> quotaBytes;  ///< 0: no limit; none: the instance's
    static QuotaBody example() { return {107374182400}; }
};
BOOST_DESCRIBE_STRUCT(QuotaBody, (), (quotaBytes))

struct LinkBody {
    std::string url;
    static LinkBody example() {
        return {"https://example.org/reset-password?token=5f2b8c1d9e3a4f607182930a1b2c3d4e"};
    }
};
BOOST_DESCRIBE_STRUCT(LinkBody, (), (url))

struct NewInviteBody {
    std::optional<int> uses;                  ///< 1 when absent
    std::optional<std::int64_t> lifeSeconds;  ///< a week when absent
    static NewInviteBody example() { return {10, 604800}; }
};
BOOST_DESCRIBE_STRUCT(NewInviteBody, (), (uses, lifeSeconds))

struct InviteBody {
    std::string id, createdBy, created, expires;
    int usesLeft = 1;
    std::optional<std::string> url;  ///< only when it is made
    static InviteBody example() {
        return {"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "ada",
                "2026-01-31T12:00:00.250Z",
                "2026-02-07T12:00:00.250Z",
                10,
                "https://example.org/signup?invite=0f1e2d3c4b5a69788796a5b4c3d2e1f0"};
    }
};
BOOST_DESCRIBE_STRUCT(InviteBody, (), (id, createdBy, created, expires, usesLeft, url))

struct ModeratedVideoBody {
    std::string id, userId, title, uploadDate, state, visibility;
    bool held = false;
    std::optional<std::string> error;
    std::int64_t originalBytes = 0;
    std::vector<std::string> contentWarnings,
        moderatorWarnings;  // what its owner says, and what moderators do
    static ModeratedVideoBody example() {
        return {"4f1c2a9be07d3356",
                "ada",
                "My first film",
                "2026-01-31T12:00:00.250Z",
                "FAILED",
                "public",
                false,
                "The file holds neither video nor audio that can be played.",
                734003200,
                {},
                {"violence"}};
    }
};
BOOST_DESCRIBE_STRUCT(ModeratedVideoBody, (),
                      (id, userId, title, uploadDate, state, visibility, held, error, originalBytes,
                       contentWarnings, moderatorWarnings))

struct ContentWarningsBody {
    std::vector<std::string> contentWarnings;
    static ContentWarningsBody example() { return {{"violence", "strong-language"}}; }
};
BOOST_DESCRIBE_STRUCT(ContentWarningsBody, (), (contentWarnings))

struct HoldBody {
    bool held = true;
    static HoldBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(HoldBody, (), (held))

struct ModeratedCommentBody {
    std::int64_t id = 0;
    std::string videoId, videoTitle, userId, userName, profilePictureUrl, text, timeStamp;
    std::optional<std::string> edited;    ///< when it was last
    std::optional<std::int64_t> replyTo;  ///< the comment that it answers
    int replies = 0;
    static ModeratedCommentBody example() {
        return {7,  "00c0ffee00c0ffee", "A day in Perth",           "grace",      "Grace Hopper",
                "", "What a beach!",    "2026-05-04T12:00:00.000Z", std::nullopt, std::nullopt,
                2};
    }
};
BOOST_DESCRIBE_STRUCT(ModeratedCommentBody, (),
                      (id, videoId, videoTitle, userId, userName, profilePictureUrl, text, timeStamp, edited,
                       replyTo, replies))

struct QueueLineBody {
    std::string kind, state;
    std::int64_t count = 0;
    std::int64_t oldestSeconds = 0;
    static QueueLineBody example() { return {"video_run", "ready", 42, 17}; }
};
BOOST_DESCRIBE_STRUCT(QueueLineBody, (), (kind, state, count, oldestSeconds))

struct OverviewBody {
    std::int64_t users = 0, videos = 0, failedVideos = 0, heldVideos = 0;
    std::int64_t originalBytes = 0, freeBytes = 0, diskBytes = 0;  // the last two of the store's disk
    std::int64_t tasksWaiting = 0, tasksRunning = 0;  // waiting: also those that rest before another attempt
    std::int64_t oldestTaskSeconds = 0;               // how long the oldest waiting one has been there
    std::vector<QueueLineBody> queue;                 // the same by kind and state
    static OverviewBody example() {
        return {
            12, 345, 2, 1, 734003200000, 500000000000, 2000000000000, 42, 2, 17, {QueueLineBody::example()}};
    }
};
BOOST_DESCRIBE_STRUCT(OverviewBody, (),
                      (users, videos, failedVideos, heldVideos, originalBytes, freeBytes, diskBytes,
                       tasksWaiting, tasksRunning, oldestTaskSeconds, queue))

struct AuditBody {
    std::string at, actor, action, target, detail;
    static AuditBody example() {
        return {"2026-01-31T12:00:00.250Z", "ada", "set role", "grace", "moderator"};
    }
};
BOOST_DESCRIBE_STRUCT(AuditBody, (), (at, actor, action, target, detail))

}  // namespace sunomi::api
