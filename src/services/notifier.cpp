#include "services/notifier.hpp"

#include "base/log.hpp"

namespace sunomi {

Notifier::Notifier(AnnouncementRepository& announcements, NotificationRepository& notifications,
                   NotificationBoard& board, const Clock& clock, NotifierConfig config)
    : announcements_(announcements),
      notifications_(notifications),
      board_(board),
      clock_(clock),
      config_(config) {}

Notifier::~Notifier() {
    stop();
}

void Notifier::start() {
    thread_ = std::thread([this] { run(); });
}

void Notifier::stop() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Notifier::wake() {
    {
        const std::lock_guard lock{mutex_};
        woken_ = true;
    }
    changed_.notify_all();
}

bool Notifier::stopping() {
    const std::lock_guard lock{mutex_};
    return stop_;
}

void Notifier::run() {
    while (!stopping()) {
        const auto done = pass();
        if (!done) log::warning("subscribers not told yet: {}", done.error().message());
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, config_.interval, [this] { return woken_ || stop_; });
        woken_ = false;
    }
}

Result<void> Notifier::pass() {
    constexpr int at_once = 100;
    for (bool is_more = true; is_more && !stopping();) {
        const auto videos = announcements_.list_unannounced(at_once);
        if (!videos) return videos.error();
        for (const auto& video : *videos) {
            const auto announced = announce(video);
            if (!announced) return announced;
        }
        is_more = videos->size() == at_once;
    }
    for (bool is_more = true; is_more && !stopping();) {
        const auto removed = notifications_.remove_older(clock_.wall() - config_.age, config_.chunk);
        if (!removed) return removed.error();
        is_more = *removed == config_.chunk;
    }
    return {};
}

Result<void> Notifier::announce(const VideoId& video) {
    for (UserKey after = 0; !stopping();) {
        const auto chunk = announcements_.announce(video, after, config_.chunk);
        if (!chunk) return chunk.error();
        board_.look(chunk->told);
        if (chunk->is_last) return {};
        after = chunk->told.back();
    }
    return {};
}

}  // namespace sunomi
