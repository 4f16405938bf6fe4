#include "api/account_export.hpp"

namespace sunomi::api {
namespace {

std::optional<std::string> time_or_null(WallTime time) {
    return time == WallTime{} ? std::nullopt : std::optional{to_rfc3339(time)};
}

ExportedVideo exported(const Video& video) {
    return {video.id,
            video.title,
            video.description,
            video.tags,
            video.category,
            video.language,
            video.licence,
            std::string{to_string(video.visibility)},
            video.content_warnings,
            std::string{to_string(video.state)},
            to_rfc3339(video.created),
            video.original_bytes,
            video.likes,
            video.views,
            video.comments};
}

ExportedComment exported(const ArchivedComment& comment) {
    return {comment.id,
            comment.video,
            comment.answers == 0 ? std::nullopt : std::optional{comment.answers},
            comment.text,
            to_rfc3339(comment.created),
            time_or_null(comment.edited)};
}

ExportedPlaylist exported(const ArchivedPlaylist& playlist) {
    ExportedPlaylist out{playlist.id,
                         playlist.kind,
                         playlist.title,
                         playlist.description,
                         playlist.visibility,
                         to_rfc3339(playlist.created),
                         {}};
    for (const auto& item : playlist.items) out.items.push_back({item.video, to_rfc3339(item.added)});
    return out;
}

}  // namespace

OwnProfileBody own_profile_body(const OwnProfile& profile) {
    const auto& user = profile.user;
    return {user.user_id,
            user.name,
            user.profile_picture_url,
            user.about,
            user.email.empty() ? std::nullopt : std::optional{user.email},
            std::string{to_string(user.role)},
            to_rfc3339(user.created),
            !user.password_hash.empty(),
            {profile.videos, profile.stored_bytes}};
}

ExportBody export_body(const OwnProfile& profile, const AccountArchive& archive) {
    ExportBody out;
    out.profile = own_profile_body(profile);
    for (const auto& video : archive.videos) out.videos.push_back(exported(video));
    for (const auto& comment : archive.comments) out.comments.push_back(exported(comment));
    for (const auto& like : archive.likes) out.likes.push_back({like.video, to_rfc3339(like.created)});
    for (const auto& one : archive.subscriptions)
        out.subscriptions.push_back({one.channel, to_rfc3339(one.created)});
    for (const auto& view : archive.history) {
        const auto seconds = static_cast<double>(view.position.count()) / 1000.0;
        out.history.push_back({view.video, seconds, to_rfc3339(view.watched)});
    }
    for (const auto& playlist : archive.playlists) out.playlists.push_back(exported(playlist));
    return out;
}

}  // namespace sunomi::api
