#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies about videos. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct VideoListItem {
    std::string id, userId, title, uploadDate;
    std::string userName, profilePictureUrl;  // of the channel
    std::string visibility;
    std::int64_t views = 0;
    std::optional<std::string> thumbnailUrl;   // relative to the origin; of a private video with a pass
    std::optional<std::string> storyboardUrl;  // WebVTT, see VideoDetail; null: none (yet)
    std::optional<double> duration;            // seconds
    int width = 0, height = 0;
    bool hasContentWarning = false;  // its owner or a moderator warns of something in it
    bool finished = false;
    std::string status;
    std::optional<std::string> error;
    static VideoListItem example() {
        VideoListItem out;
        out.id = "00c0ffee00c0ffee";
        out.userId = "ada";
        out.title = "A day in Perth";
        out.uploadDate = "2026-05-04T12:00:00Z";
        out.userName = "Ada Lovelace";
        out.visibility = "public";
        out.views = 345;
        out.thumbnailUrl = "/media/00c0ffee00c0ffee/thumbnail.jpg";
        out.storyboardUrl = "/media/00c0ffee00c0ffee/storyboard.vtt";
        out.duration = 61.5;
        out.width = 1920;
        out.height = 1080;
        out.finished = true;
        out.status = "COMPLETED";
        return out;
    }
};
BOOST_DESCRIBE_STRUCT(VideoListItem, (),
                      (id, userId, title, uploadDate, userName, profilePictureUrl, visibility, views,
                       thumbnailUrl, storyboardUrl, duration, width, height, hasContentWarning, finished,
                       status, error))

struct VideoDetail {
    std::string id, userId, title, description, uploadDate;
    std::int64_t likes = 0;
    bool userHasLiked = false;
    std::int64_t views = 0;
    std::vector<std::string> moderationTypes;  // what viewers are warned of: both of
    std::vector<std::string> contentWarnings,
        moderatorWarnings;                    // what its owner says, and what moderators do
    std::string userName, profilePictureUrl;  // of the channel
    std::string visibility;
    std::vector<std::string> tags;
    std::string category, language, licence;
    std::int64_t comments = 0;
    std::int64_t version = 0;  // of what the owner says; for ifVersion
    std::string mediaUrl;      // base of master.m3u8 and all else, relative to the origin; may hold a pass
    std::optional<std::string> thumbnailUrl;
    std::optional<std::string>
        storyboardUrl;  // WebVTT: which part of which sheet to show when; null: none (yet)
    std::optional<std::vector<std::string>> thumbnailCandidates;  // to its owner: what else could be shown
    std::optional<int> thumbnailCandidate;  // to its owner: the one that is; null: a picture of their own
    std::string status;
    bool playable = false, finished = false;
    std::optional<std::string> error, notice;
    std::optional<double> duration;  // seconds
    std::optional<double> resumeAt;  // seconds; where the viewer goes on; null: at the beginning
    int width = 0, height = 0;
    static VideoDetail example() {
        VideoDetail out;
        out.id = "00c0ffee00c0ffee";
        out.userId = "ada";
        out.title = "A day in Perth";
        out.description = "Filmed in May";
        out.uploadDate = "2026-05-04T12:00:00Z";
        out.likes = 12;
        out.views = 345;
        out.moderationTypes = {"strong-language", "flashing-lights"};
        out.contentWarnings = {"flashing-lights"};
        out.moderatorWarnings = {"strong-language"};
        out.userName = "Ada Lovelace";
        out.visibility = "public";
        out.tags = {"perth", "beach"};
        out.category = "travel";
        out.language = "en";
        out.licence = "CC-BY-4.0";
        out.comments = 3;
        out.version = 2;
        out.mediaUrl = "/media/00c0ffee00c0ffee";
        out.thumbnailUrl = "/media/00c0ffee00c0ffee/thumbnail.jpg?v=1";
        out.storyboardUrl = "/media/00c0ffee00c0ffee/storyboard.vtt";
        out.thumbnailCandidates = {"/media/00c0ffee00c0ffee/thumbnail_0.jpg",
                                   "/media/00c0ffee00c0ffee/thumbnail_1.jpg"};
        out.thumbnailCandidate = 1;
        out.status = "COMPLETED";
        out.playable = out.finished = true;
        out.duration = 61.5;
        out.width = 1920;
        out.height = 1080;
        return out;
    }
};
BOOST_DESCRIBE_STRUCT(VideoDetail, (),
                      (id, userId, title, description, uploadDate, likes, userHasLiked, views,
                       moderationTypes, contentWarnings, moderatorWarnings, userName, profilePictureUrl,
                       visibility, tags, category, language, licence, comments, version, mediaUrl,
                       thumbnailUrl, storyboardUrl, thumbnailCandidates, thumbnailCandidate, status, playable,
                       finished, error, notice, duration, resumeAt, width, height))

/// Fields that are absent stay as they are.
struct ChangeVideoBody {
    std::optional<std::string> title, description;
    std::optional<std::vector<std::string>> tags, contentWarnings;
    std::optional<std::string> category, language, licence, visibility;
    std::optional<std::int64_t> ifVersion;  // 412 when the video is at another one
    static ChangeVideoBody example() {
        ChangeVideoBody out;
        out.title = "A day in Perth";
        out.tags = {"perth", "beach"};
        out.contentWarnings = {"flashing-lights"};
        out.visibility = "unlisted";
        out.ifVersion = 2;
        return out;
    }
};
BOOST_DESCRIBE_STRUCT(ChangeVideoBody, (),
                      (title, description, tags, contentWarnings, category, language, licence, visibility,
                       ifVersion))

/// 0: the picture found automatically; 1 …: another of `thumbnailCandidates`.
struct ChooseThumbnailBody {
    std::int64_t candidate = 0;
    static ChooseThumbnailBody example() { return {1}; }
};
BOOST_DESCRIBE_STRUCT(ChooseThumbnailBody, (), (candidate))

/// Counted so far; a view shows a second later.
struct ViewsBody {
    std::int64_t views = 0;
    static ViewsBody example() { return {345}; }
};
BOOST_DESCRIBE_STRUCT(ViewsBody, (), (views))

/// What the fields of the same names may hold.
struct VideoChoices {
    std::vector<std::string> categories, licences, visibilities, contentWarnings;
    static VideoChoices example() {
        return {{"education", "music"},
                {"all-rights-reserved", "CC-BY-4.0"},
                {"public", "unlisted", "private"},
                {"nudity", "violence"}};
    }
};
BOOST_DESCRIBE_STRUCT(VideoChoices, (), (categories, licences, visibilities, contentWarnings))

}  // namespace sunomi::api
