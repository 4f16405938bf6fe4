#include "services/upload_collector.hpp"

#include "base/log.hpp"

namespace sunomi {
namespace {

/// So that a pass after a long pause does not hold up whoever waits for the next.
constexpr int most_at_once = 100;

}  // namespace

Result<void> UploadCollector::collect() {
    const auto stale = collect_stale();
    const auto files = collect_files();
    return stale ? files : stale;
}

Result<void> UploadCollector::collect_stale() {
    const auto stale = repository_.list_stale(clock_.wall() - uploads_.rules().limits().expiry, most_at_once);
    if (!stale) return stale.error();
    Result<void> outcome;
    for (const auto& upload : *stale) {
        if (latches_.is_held(upload.upload)) continue;  // somebody is back
        const auto ended = uploads_.discard_unless_stored(upload.video);
        if (!ended) outcome = ended.error();
    }
    return outcome;
}

/// Among them those of the uploads that were discarded above, and of videos that were deleted.
Result<void> UploadCollector::collect_files() {
    const auto files = files_.list_part_files();
    if (!files) return files.error();
    Result<void> outcome;
    for (const auto& id : *files) {
        const auto upload = multiparts_.find(id);
        if (upload && *upload && !(*upload)->completed) continue;
        const auto removed = upload ? files_.remove_parts(id) : Result<void>{upload.error()};
        if (!removed) outcome = removed.error();
    }
    return outcome;
}

}  // namespace sunomi
