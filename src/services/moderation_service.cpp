#include "services/moderation_service.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "services/admin_service.hpp"

namespace sunomi {

Result<std::vector<Video>> ModerationService::list(const std::string& which, const Page& page) {
    if (which.empty() || which == "all") return moderation_.list(ModerationList::all, page);
    if (which == "failed") return moderation_.list(ModerationList::failed, page);
    if (which == "held") return moderation_.list(ModerationList::held, page);
    return Error{Errc::invalid, "which must be all, failed or held"};
}

Result<void> ModerationService::set_held(const std::string& by, const VideoId& id, bool held) {
    const AuditEntry entry{by, held ? "hold video" : "unhold video", id, ""};
    const auto done = moderation_.set_held(id, held, entry);
    if (!done) return done.error();
    observer_.video_changed(id);
    log_audit(entry);
    return {};
}

Result<std::vector<std::string>> ModerationService::set_warnings(const std::string& by, const VideoId& id,
                                                                 const std::vector<std::string>& warnings) {
    const auto checked = check_content_warnings(warnings);
    if (!checked) return checked.error();
    const AuditEntry entry{by, "set content warnings", id, fmt::format("{}", fmt::join(*checked, ", "))};
    const auto done = moderation_.set_warnings(id, *checked, entry);
    if (!done) return done.error();
    log_audit(entry);
    return *checked;
}

Result<void> ModerationService::remove(const std::string& by, const VideoId& id) {
    const auto video = videos_.find(id);
    if (!video) return video.error();
    if (!*video) return Error{Errc::not_found, "no such video"};
    const AuditEntry entry{by, "delete video", id, (*video)->owner_user_id};
    // Noted before: what was done without a note could never be found out; the other way round it can.
    if (const auto noted = audit_.append(entry); !noted) return noted.error();
    const auto removed = videos_.remove(id);
    if (!removed) return removed.error();
    observer_.video_changed(id);
    const auto emptied = store_.remove_all(id + "/", Deadline::in(std::chrono::seconds{30}));
    if (!emptied) log::warning("objects not removed yet video={} error={}", id, emptied.error().message());
    log_audit(entry);
    return {};
}

}  // namespace sunomi
