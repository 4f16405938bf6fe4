#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "domain/actor.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// Passes to the objects of one video, for players, which can send no other proof of who they are. A pass is
/// a path part (`/media/{videoId}/~{pass}/master.m3u8`), so that the relative addresses in playlists inherit
/// it: expiry, user and session, and an HMAC-SHA-256 over them and the video, made with a key of its own that
/// is derived from the server's secret. It says who asks, as a bearer token does, not that they may.
/// **Threads:** any.
class MediaPasses {
public:
    /// Has the session with this id been ended? Must not read the database.
    using IsRevoked = std::function<bool(const std::string& session)>;

    MediaPasses(std::string_view server_secret, const Clock& clock, IsRevoked is_revoked);

    /// Good for five to six hours: the same one for an hour, so that what names it does not change all the
    /// time.
    [[nodiscard]] std::string issue(const VideoId& video, const Actor& actor) const;
    /// Who asks by `pass`; nobody when it is not whole, of another video, expired, or its session has ended.
    [[nodiscard]] std::optional<Actor> verify(const VideoId& video, std::string_view pass) const;
    /// Has the actor's session not been ended?
    [[nodiscard]] bool holds(const Actor& actor) const { return !is_revoked_(actor.session); }

    /// Under which path `viewer`, who may see the video, finds its objects: `/media/{videoId}` when everyone
    /// who knows it may read it, else with a pass.
    [[nodiscard]] std::string media_path(const Video& video, const std::optional<Actor>& viewer) const;

private:
    [[nodiscard]] std::string mac(const VideoId& video, std::string_view claims) const;

    std::string key_;
    const Clock& clock_;
    IsRevoked is_revoked_;
};

}  // namespace sunomi
