#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/thumbnail.hpp"
#include "domain/user.hpp"
#include "domain/video_details.hpp"

namespace sunomi {

/// 16 lower-case hex digits or more; unguessable enough for an unlisted link.
using VideoId = std::string;
VideoId make_video_id();
bool is_video_id(std::string_view text);

/// A state of the *work*, not of who may see it.
enum class VideoState {
    uploading,   ///< the row exists, the original does not yet
    processing,  ///< the original is stored; not planned yet
    published,   ///< planned: complete playlists, every segment there or made on demand ("PUBLIC")
    failed,      ///< cannot be shown; `error` says why
};
std::string_view to_string(VideoState state);  ///< UPLOADING, PROCESSING, PUBLIC, FAILED

struct Video {
    VideoId id;
    UserKey owner = 0;
    std::string owner_user_id;  ///< this and the next two are joined from users
    std::string owner_name;
    std::string owner_picture_url;
    std::string title;
    std::string description;
    std::vector<std::string> tags;
    std::string category;
    std::string language;
    std::string licence;
    Visibility visibility = Visibility::everyone;
    bool has_warning = false;                   ///< one of the next two is not empty
    std::vector<std::string> content_warnings;  ///< its owner's
    std::vector<std::string> imposed_warnings;  ///< moderators'
    bool held = false;                          ///< kept from everyone but its owner by moderation
    WallTime created{};
    WallTime updated{};        ///< of the owner's last change; the epoch when there was none
    std::int64_t version = 0;  ///< one more with each of the owner's changes
    VideoState state = VideoState::uploading;
    bool finished = false;  ///< published and nothing left to make
    std::string error;      ///< for people; set when failed
    std::string notice;     ///< for people; what is missing of a damaged source
    /// What the client promised of the upload; −1 / empty when it did not.
    std::int64_t declared_size = -1;
    std::string declared_type;
    /// The original as stored.
    std::string original_etag;
    std::int64_t original_bytes = 0;
    /// Known once planned.
    std::optional<std::chrono::milliseconds> duration;
    int width = 0;
    int height = 0;
    Thumbnail thumbnail;
    int storyboard_sheets = 0;  ///< 0: there is no storyboard (yet)
    std::int64_t likes = 0;
    std::int64_t views = 0;
    std::int64_t comments = 0;
};

/// What lists, feeds and search show to everyone.
bool is_listed(const Video& video);
/// What its owner or moderators warn of, each once.
std::vector<std::string> all_warnings(const Video& video);
/// May `viewer` (nobody: a guest) know that it exists? A private or held one is its owner's alone, in every
/// state of the work; who may not see it gets the same answer as for one that does not exist.
bool may_see(const Video& video, std::optional<UserKey> viewer);

/// Keys of a video's objects: `{id}/original.mp4`, `{id}/master.m3u8`, `{id}/{label}/s_000.m4s`, …
std::string original_key(const VideoId& id);
std::string master_key(const VideoId& id);
/// Of the picture number `which`, 0 … `most_candidates`: the last part of its address, `thumbnail_1.jpg`.
std::string thumbnail_name(int which);
/// The last part of the address of the picture that is shown: `thumbnail.jpg`, from the first choice on with
/// its version as a query.
std::string thumbnail_name(const Video& video);
/// The object behind the picture number `which`.
std::string thumbnail_key(const VideoId& id, int which = automatic_thumbnail);
std::string storyboard_key(const VideoId& id);
std::string sheet_key(const VideoId& id, int sheet);
std::string playlist_key(const VideoId& id, std::string_view label);
std::string init_key(const VideoId& id, std::string_view label);
std::string segment_key(const VideoId& id, std::string_view label, int segment);

}  // namespace sunomi
