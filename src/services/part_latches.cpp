#include "services/part_latches.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::seconds patience{5};

/// Something whose last copy calls `release`.
template <class Release>
PartLatches::Hold hold(Release release) {
    return {static_cast<const void*>(""), [release](const void*) { release(); }};
}

}  // namespace

PartLatches::Hold PartLatches::enter(const UploadId& upload, int part) {
    const std::lock_guard lock{state_->mutex};
    if (state_->closed.contains(upload) || !state_->parts[upload].insert(part).second) return nullptr;
    return hold([state = state_, upload, part] {
        const std::lock_guard leaving{state->mutex};
        auto& parts = state->parts[upload];
        parts.erase(part);
        if (parts.empty()) state->parts.erase(upload);
    });
}

PartLatches::Hold PartLatches::close(const UploadId& upload) {
    std::unique_lock lock{state_->mutex};
    const auto is_open = [&] { return !state_->closed.contains(upload); };
    if (!state_->opened.wait_for(lock, patience, is_open)) return nullptr;
    if (state_->parts.contains(upload)) return nullptr;
    state_->closed.insert(upload);
    return hold([state = state_, upload] {
        {
            const std::lock_guard leaving{state->mutex};
            state->closed.erase(upload);
        }
        state->opened.notify_all();
    });
}

bool PartLatches::is_held(const UploadId& upload) const {
    const std::lock_guard lock{state_->mutex};
    return state_->closed.contains(upload) || state_->parts.contains(upload);
}

}  // namespace sunomi
