#include "services/upload_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sunomi {
namespace {

/// It becomes a signed header: what could not stand in one could never be sent.
Result<void> check_content_type(const std::string& type) {
    constexpr std::size_t longest = 255;
    const auto is_visible = [](char c) { return c >= ' ' && c <= '~'; };
    if (type.size() <= longest && std::all_of(type.begin(), type.end(), is_visible)) return {};
    return Error{Errc::invalid, "contentType must be at most 255 visible ASCII characters"};
}

}  // namespace

Result<Video> UploadRules::judge(const Actor& actor, const UploadRequest& request, WallTime now) const {
    auto details = check_details(request.details);
    if (!details) return details.error();
    if (const auto type = check_content_type(request.content_type.value_or("")); !type) return type.error();
    if (request.size_bytes) {
        if (const auto bytes = judge_bytes(*request.size_bytes); !bytes) return bytes.error();
    }
    Video video;
    video.id = make_video_id();
    video.owner = actor.user;
    video.title = std::move(details->title);
    video.description = std::move(details->description);
    video.tags = std::move(details->tags);
    video.category = std::move(details->category);
    video.language = std::move(details->language);
    video.licence = std::move(details->licence);
    video.visibility = details->visibility;
    video.content_warnings = std::move(details->content_warnings);
    video.created = now;
    video.declared_size = request.size_bytes.value_or(-1);
    video.declared_type = request.content_type.value_or("");
    return video;
}

Result<void> UploadRules::judge_bytes(std::int64_t size_bytes) const {
    if (size_bytes < 0) return Error{Errc::invalid, "size must not be negative"};
    if (size_bytes > limits_.max_bytes) {
        return Error{Errc::too_large,
                     fmt::format("at most {} bytes can be uploaded here", limits_.max_bytes)};
    }
    if (space_.free_bytes() - limits_.reserve_bytes < size_bytes) {
        return Error{Errc::no_space, "there is not enough room on the server's disk for this file"};
    }
    return {};
}

Result<void> UploadRules::judge_sender(UserKey user) const {
    const auto found = users_.find_by_key(user);
    if (!found) return found.error();
    if (!*found) return Error{Errc::unauthenticated, "this account no longer exists"};
    if ((*found)->suspended)
        return Error{Errc::forbidden, "this account is suspended; ask those who run this site"};
    return {};
}

Result<UploadAllowance> UploadRules::allowance_of(UserKey user) const {
    const auto found = users_.find_by_key(user);
    if (!found) return found.error();
    if (!*found) return Error{Errc::unauthenticated, "this account no longer exists"};
    const auto own = (*found)->quota_bytes;
    return UploadAllowance{own < 0 ? limits_.quota_bytes : own, limits_.open_uploads};
}

}  // namespace sunomi
