#include "services/media_origin.hpp"

#include <algorithm>

#include "base/guarded.hpp"

namespace sunomi {
namespace {

/// How often waiters are checked against the store and the clock: for segments that another process made.
constexpr std::chrono::milliseconds watch_interval{250};

}  // namespace

MediaOrigin::MediaOrigin(FileBacked& files, TaskRepository& tasks, PlanCache& plans, MediaGate& gate,
                         WorkSignal& signal, const Clock& clock, MediaOriginConfig config)
    : files_(files),
      tasks_(tasks),
      plans_(plans),
      gate_(gate),
      signal_(signal),
      config_(config),
      open_segments_(clock, config.open_segments),
      watcher_([this] { watch(); }) {}

MediaOrigin::~MediaOrigin() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    watcher_.join();
    for (auto& waiter : take([](const Waiter&) { return true; })) {
        waiter.answer(Error{Errc::unavailable, "the server is stopping"});
    }
}

void MediaOrigin::open(const MediaPath& path, const std::optional<Actor>& viewer, const std::string& asker,
                       Answer answer) {
    const auto admitted = gate_.admit(path, viewer);
    if (!admitted) return answer(admitted.error());
    auto object = read(path, *admitted, viewer);
    const bool may_come =
        !object && object.error().code() == Errc::not_found && path.kind == MediaPath::Kind::segment;
    if (may_come)
        ask({0, path, viewer, asker, SteadyTime{}, std::move(answer)});
    else
        answer(std::move(object));
}

MediaOrigin::SharedObject MediaOrigin::at_hand(const MediaPath& path) {
    if (path.kind != MediaPath::Kind::segment || !gate_.knows_open(path.video)) return nullptr;
    return open_segments_.find(path.key);
}

/// For who was admitted. Kept open is only what anyone may ask for.
Result<MediaOrigin::SharedObject> MediaOrigin::read(const MediaPath& path, const std::string& key,
                                                    const std::optional<Actor>& viewer) {
    auto opened = files_.open_local(key);
    if (!opened) return opened.error();
    auto object = std::make_shared<const LocalObject>(std::move(*opened));
    if (path.kind == MediaPath::Kind::segment && !viewer) open_segments_.keep(path, object);
    return object;
}

/// The waiter is enlisted before the task is filed, so that a segment stored in between finds it.
void MediaOrigin::ask(Waiter asking) {
    const auto path = asking.path;
    const auto plan = plans_.find(path.video);
    if (!plan) return asking.answer(plan.error());
    const auto track = *plan ? find_track(**plan, path.label) : std::nullopt;
    if (!track || path.segment >= (*plan)->timeline.segment_count()) {
        return asking.answer(Error{Errc::not_found, "no such segment"});
    }
    const auto waiter = enlist(asking);
    if (!waiter) return asking.answer(waiter.error());
    const auto filed = tasks_.request_segment(
        path.video, *track, path.segment,
        std::min(path.segment + config_.run_length, (*plan)->timeline.segment_count()));
    if (filed && *filed) return signal_.notify();
    // Stored meanwhile, or nobody will make it: the store decides.
    auto mine = take([&](const Waiter& w) { return w.id == *waiter; });
    if (filed) return answer_from_store(std::move(mine));
    for (auto& w : mine) w.answer(filed.error());
}

/// Takes `asking` over only when there is room for it.
Result<std::uint64_t> MediaOrigin::enlist(Waiter& asking) {
    const std::lock_guard lock{mutex_};
    const auto waiting = [&](auto chosen) {
        return static_cast<std::size_t>(std::count_if(waiters_.begin(), waiters_.end(), chosen));
    };
    const bool full =
        waiters_.size() >= config_.waiting_in_all ||
        waiting([&](const Waiter& w) { return w.asker == asking.asker; }) >= config_.waiting_per_address ||
        waiting([&](const Waiter& w) { return w.path.video == asking.path.video; }) >=
            config_.waiting_per_video;
    if (full) return Error{Errc::too_many, "too many segments are being waited for"};
    asking.id = next_id_;
    asking.until = std::chrono::steady_clock::now() + config_.longest_wait;
    waiters_.push_back(std::move(asking));
    return next_id_++;
}

std::vector<MediaOrigin::Waiter> MediaOrigin::take(const std::function<bool(const Waiter&)>& chosen) {
    const std::lock_guard lock{mutex_};
    const auto first =
        std::stable_partition(waiters_.begin(), waiters_.end(), [&](const Waiter& w) { return !chosen(w); });
    std::vector<Waiter> taken(std::make_move_iterator(first), std::make_move_iterator(waiters_.end()));
    waiters_.erase(first, waiters_.end());
    return taken;
}

void MediaOrigin::answer_from_store(std::vector<Waiter> waiters) {
    for (auto& waiter : waiters) {
        const auto admitted = gate_.admit(waiter.path, waiter.viewer);
        waiter.answer(admitted ? read(waiter.path, *admitted, waiter.viewer) : admitted.error());
    }
}

void MediaOrigin::segment_stored(const VideoId& video, TrackIndex track, int segment) {
    if (waiting() == 0) return;
    const auto plan = plans_.find(video);
    if (!plan || !*plan) return;
    const auto key = segment_key(video, track_label(**plan, track), segment);
    answer_from_store(take([&](const Waiter& w) { return w.path.key == key; }));
}

void MediaOrigin::video_changed(const VideoId& video) {
    gate_.forget(video);
    open_segments_.forget(video);
    turn_away(video);
    const auto gone = plans_.forget_if_gone(video);
    if (!gone || !*gone) return;
    // Nobody makes these any more: "not found" now is better than "still being made" after a long wait.
    answer_from_store(take([&](const Waiter& w) { return w.path.video == video; }));
}

void MediaOrigin::turn_away(const VideoId& video) {
    for (auto& waiter : take([&](const Waiter& w) { return w.path.video == video; })) {
        const auto admitted = gate_.admit(waiter.path, waiter.viewer);
        if (!admitted) {
            waiter.answer(admitted.error());
            continue;
        }
        // A segment that was stored in between is found by the watcher.
        const std::lock_guard lock{mutex_};
        waiters_.push_back(std::move(waiter));
    }
}

std::size_t MediaOrigin::waiting() const {
    const std::lock_guard lock{mutex_};
    return waiters_.size();
}

void MediaOrigin::watch() {
    for (;;) {
        std::vector<std::string> keys;
        {
            std::unique_lock lock{mutex_};
            if (stopping_.wait_for(lock, watch_interval, [this] { return stop_; })) return;
            for (const auto& waiter : waiters_) keys.push_back(waiter.path.key);
        }
        open_segments_.forget_old();
        guarded("media origin", [&] { look_for(keys); });
    }
}

/// Answers who waits for what is there by now, and who has waited for too long.
void MediaOrigin::look_for(const std::vector<std::string>& keys) {
    for (const auto& key : keys) {
        if (!files_.open_local(key)) continue;
        answer_from_store(take([&](const Waiter& w) { return w.path.key == key; }));
    }
    const auto now = std::chrono::steady_clock::now();
    for (auto& waiter : take([&](const Waiter& w) { return w.until <= now; })) {
        waiter.answer(Error{Errc::timed_out, "the segment is still being made"});
    }
}

}  // namespace sunomi
