#include "services/media_pass.hpp"

#include <fmt/format.h>

#include <limits>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::hours longest_life{6};
constexpr std::size_t longest_pass = 400;

std::optional<std::int64_t> parse_i64(std::string_view text) {
    const auto number = parse_u64(text);
    if (!number || *number > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

std::int64_t seconds_of(WallTime time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

}  // namespace

MediaPasses::MediaPasses(std::string_view server_secret, const Clock& clock, IsRevoked is_revoked)
    : key_(hmac_sha256(server_secret, "sunomi media pass 1")),
      clock_(clock),
      is_revoked_(std::move(is_revoked)) {}

std::string MediaPasses::mac(const VideoId& video, std::string_view claims) const {
    return to_hex(hmac_sha256(key_, fmt::format("{}\n{}", video, claims)));
}

std::string MediaPasses::issue(const VideoId& video, const Actor& actor) const {
    const auto hour = std::chrono::floor<std::chrono::hours>(clock_.wall());
    const auto claims = fmt::format("{}.{}.{}", seconds_of(hour + longest_life), actor.user, actor.session);
    return claims + '.' + mac(video, claims);
}

std::optional<Actor> MediaPasses::verify(const VideoId& video, std::string_view pass) const {
    const auto end = pass.rfind('.');
    if (end == std::string_view::npos || pass.size() > longest_pass) return std::nullopt;
    const auto claims = pass.substr(0, end);
    if (!equals_in_constant_time(pass.substr(end + 1), mac(video, claims))) return std::nullopt;
    const auto parts = split(claims, '.');
    if (parts.size() != 3) return std::nullopt;
    const auto expires = parse_i64(parts[0]);
    const auto user = parse_i64(parts[1]);
    if (!expires || !user || seconds_of(clock_.wall()) >= *expires) return std::nullopt;
    Actor actor{*user, std::string{parts[2]}};
    if (!holds(actor)) return std::nullopt;
    return actor;
}

std::string MediaPasses::media_path(const Video& video, const std::optional<Actor>& viewer) const {
    auto path = "/media/" + video.id;
    if (may_see(video, std::nullopt) || !viewer) return path;
    return path + "/~" + issue(video.id, *viewer);
}

}  // namespace sunomi
