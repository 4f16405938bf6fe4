#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies about people: their profiles, and everything that is kept of them.
namespace sunomi::api {

struct ProfileUsageBody {
    std::int64_t videos = 0, bytes = 0;
    static ProfileUsageBody example() { return {12, 734003200}; }
};
BOOST_DESCRIBE_STRUCT(ProfileUsageBody, (), (videos, bytes))

struct OwnProfileBody {
    std::string userId, name, profilePictureUrl, about;
    std::optional<std::string> email;
    std::string role, joined;
    bool hasPassword = true;
    ProfileUsageBody usage;
    static OwnProfileBody example() {
        return {"ada",
                "Ada Lovelace",
                "/media/avatars/0f1e2d3c4b5a6978.jpg",
                "Notes on engines",
                "ada@example.org",
                "user",
                "2026-05-04T12:00:00.000Z",
                true,
                ProfileUsageBody::example()};
    }
};
BOOST_DESCRIBE_STRUCT(OwnProfileBody, (),
                      (userId, name, profilePictureUrl, about, email, role, joined, hasPassword, usage))

struct ProfileChangeBody {
    std::optional<std::string> name, about, email, password, oldPassword;
    static ProfileChangeBody example() {
        return {"Ada King", "Notes on engines", "ada@example.org", "battery correct horse",
                "correct horse battery"};
    }
};
BOOST_DESCRIBE_STRUCT(ProfileChangeBody, (), (name, about, email, password, oldPassword))

struct AccountRemovalBody {
    std::optional<std::string> password;
    static AccountRemovalBody example() { return {"correct horse battery"}; }
};
BOOST_DESCRIBE_STRUCT(AccountRemovalBody, (), (password))

struct ChannelBody {
    std::string userId, name, profilePictureUrl, about;
    std::int64_t subscribers = 0, videos = 0;
    std::string joined;
    static ChannelBody example() {
        return {"ada",
                "Ada Lovelace",
                "/media/avatars/0f1e2d3c4b5a6978.jpg",
                "Notes on engines",
                1843,
                12,
                "2026-05-04T12:00:00.000Z"};
    }
};
BOOST_DESCRIBE_STRUCT(ChannelBody, (), (userId, name, profilePictureUrl, about, subscribers, videos, joined))

struct ExportedVideo {
    std::string id, title, description;
    std::vector<std::string> tags;
    std::string category, language, licence, visibility;
    std::vector<std::string> contentWarnings;
    std::string status, uploadDate;
    std::int64_t originalBytes = 0, likes = 0, views = 0, comments = 0;
    static ExportedVideo example() {
        return {"00c0ffee00c0ffee",
                "A day in Perth",
                "Filmed in May",
                {"travel"},
                "travel",
                "en",
                "CC-BY-4.0",
                "public",
                {},
                "PUBLIC",
                "2026-05-04T12:00:00.000Z",
                73400320,
                12,
                345,
                3};
    }
};
BOOST_DESCRIBE_STRUCT(ExportedVideo, (),
                      (id, title, description, tags, category, language, licence, visibility, contentWarnings,
                       status, uploadDate, originalBytes, likes, views, comments))

struct ExportedComment {
    std::int64_t id = 0;
    std::string videoId;
    std::optional<std::int64_t> replyTo;
    std::string text, timeStamp;
    std::optional<std::string> edited;
    static ExportedComment example() {
        return {17,          "00c0ffee00c0ffee", std::nullopt, "What a light!", "2026-05-05T09:00:00.000Z",
                std::nullopt};
    }
};
BOOST_DESCRIBE_STRUCT(ExportedComment, (), (id, videoId, replyTo, text, timeStamp, edited))

struct ExportedLike {
    std::string videoId, timeStamp;
    static ExportedLike example() { return {"00c0ffee00c0ffee", "2026-05-05T09:00:00.000Z"}; }
};
BOOST_DESCRIBE_STRUCT(ExportedLike, (), (videoId, timeStamp))

struct ExportedSubscription {
    std::string userId, timeStamp;
    static ExportedSubscription example() { return {"grace", "2026-05-05T09:00:00.000Z"}; }
};
BOOST_DESCRIBE_STRUCT(ExportedSubscription, (), (userId, timeStamp))

struct ExportedView {
    std::string videoId;
    double position = 0;  // seconds
    std::string timeStamp;
    static ExportedView example() { return {"00c0ffee00c0ffee", 12.5, "2026-05-05T09:00:00.000Z"}; }
};
BOOST_DESCRIBE_STRUCT(ExportedView, (), (videoId, position, timeStamp))

struct ExportedPlaylist {
    std::string id, kind, title, description, visibility, created;
    std::vector<ExportedLike> items;
    static ExportedPlaylist example() {
        return {"5d1f0c8e2b7a4e90",       "plain", "To see again", "", "private", "2026-05-05T09:00:00.000Z",
                {ExportedLike::example()}};
    }
};
BOOST_DESCRIBE_STRUCT(ExportedPlaylist, (), (id, kind, title, description, visibility, created, items))

struct ExportBody {
    OwnProfileBody profile;
    std::vector<ExportedVideo> videos;
    std::vector<ExportedComment> comments;
    std::vector<ExportedLike> likes;
    std::vector<ExportedSubscription> subscriptions;
    std::vector<ExportedView> history;
    std::vector<ExportedPlaylist> playlists;
    static ExportBody example() {
        return {OwnProfileBody::example(),    {ExportedVideo::example()},        {ExportedComment::example()},
                {ExportedLike::example()},    {ExportedSubscription::example()}, {ExportedView::example()},
                {ExportedPlaylist::example()}};
    }
};
BOOST_DESCRIBE_STRUCT(ExportBody, (), (profile, videos, comments, likes, subscriptions, history, playlists))

}  // namespace sunomi::api
