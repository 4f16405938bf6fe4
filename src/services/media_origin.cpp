#include "services/media_origin.hpp"

#include <algorithm>

#include "base/guarded.hpp"
#include "base/text.hpp"
#include "domain/playlist.hpp"

namespace sunomi {
namespace {

/// How often waiters are checked against the store and the clock: for segments that another process made.
constexpr std::chrono::milliseconds watch_interval{250};

bool is_label(std::string_view text) {
    return !text.empty() && text.size() <= 16 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string_view::npos;
}

std::optional<MediaPath> parse_track_object(MediaPath path, std::string_view name) {
    if (name == "playlist.m3u8") {
        path.kind = MediaPath::Kind::playlist;
        path.key = playlist_key(path.video, path.label);
        return path;
    }
    if (name == "init.mp4") {
        path.kind = MediaPath::Kind::init;
        path.key = init_key(path.video, path.label);
        return path;
    }
    const auto segment = parse_segment_name(name);
    if (!segment) return std::nullopt;
    path.kind = MediaPath::Kind::segment;
    path.segment = *segment;
    path.key = segment_key(path.video, path.label, *segment);
    return path;
}

}  // namespace

std::optional<MediaPath> parse_media_path(std::string_view text) {
    const auto parts = split(text, '/');
    if (parts.size() < 2 || parts.size() > 3 || !is_video_id(parts[0])) return std::nullopt;
    MediaPath path;
    path.video = std::string{parts[0]};
    if (parts.size() == 3) {
        if (!is_label(parts[1])) return std::nullopt;
        path.label = std::string{parts[1]};
        return parse_track_object(std::move(path), parts[2]);
    }
    if (parts[1] == "master.m3u8")
        path.kind = MediaPath::Kind::playlist;
    else if (parts[1] == "thumbnail.jpg")
        path.kind = MediaPath::Kind::thumbnail;
    else if (parts[1] == "original.mp4")
        path.kind = MediaPath::Kind::original;
    else
        return std::nullopt;
    path.key = path.video + "/" + std::string{parts[1]};
    return path;
}

MediaOrigin::MediaOrigin(FileBacked& files, TaskRepository& tasks, PlanCache& plans, WorkSignal& signal,
                         MediaOriginConfig config)
    : files_(files), tasks_(tasks), plans_(plans), signal_(signal), config_(config), watcher_([this] {
          watch();
      }) {}

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

void MediaOrigin::open(const MediaPath& path, const std::string& asker, Answer answer) {
    auto object = files_.open_local(path.key);
    const bool may_come =
        !object && object.error().code() == Errc::not_found && path.kind == MediaPath::Kind::segment;
    if (may_come)
        ask(path, asker, std::move(answer));
    else
        answer(std::move(object));
}

/// The waiter is enlisted before the task is filed, so that a segment stored in between finds it.
void MediaOrigin::ask(const MediaPath& path, const std::string& asker, Answer answer) {
    const auto plan = plans_.find(path.video);
    if (!plan) return answer(plan.error());
    const auto track = *plan ? find_track(**plan, path.label) : std::nullopt;
    if (!track || path.segment >= (*plan)->timeline.segment_count()) {
        return answer(Error{Errc::not_found, "no such segment"});
    }
    const auto waiter = enlist(path, asker, answer);
    if (!waiter) return answer(waiter.error());
    const auto filed = tasks_.request_segment(
        path.video, *track, path.segment,
        std::min(path.segment + config_.run_length, (*plan)->timeline.segment_count()));
    if (filed && *filed) return signal_.notify();
    // Stored meanwhile, or nobody will make it: the store decides.
    auto mine = take([&](const Waiter& w) { return w.id == *waiter; });
    if (filed) return answer_from_store(std::move(mine));
    for (auto& w : mine) w.answer(filed.error());
}

Result<std::uint64_t> MediaOrigin::enlist(const MediaPath& path, const std::string& asker, Answer& answer) {
    const std::lock_guard lock{mutex_};
    const auto waiting = [&](auto chosen) {
        return static_cast<std::size_t>(std::count_if(waiters_.begin(), waiters_.end(), chosen));
    };
    const bool full =
        waiters_.size() >= config_.waiting_in_all ||
        waiting([&](const Waiter& w) { return w.asker == asker; }) >= config_.waiting_per_address ||
        waiting([&](const Waiter& w) { return w.path.video == path.video; }) >= config_.waiting_per_video;
    if (full) return Error{Errc::too_many, "too many segments are being waited for"};
    waiters_.push_back(
        {next_id_, path, asker, std::chrono::steady_clock::now() + config_.longest_wait, std::move(answer)});
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
    for (auto& waiter : waiters) waiter.answer(files_.open_local(waiter.path.key));
}

void MediaOrigin::segment_stored(const VideoId& video, TrackIndex track, int segment) {
    if (waiting() == 0) return;
    const auto plan = plans_.find(video);
    if (!plan || !*plan) return;
    const auto key = segment_key(video, track_label(**plan, track), segment);
    answer_from_store(take([&](const Waiter& w) { return w.path.key == key; }));
}

void MediaOrigin::video_changed(const VideoId& video) {
    const auto gone = plans_.forget_if_gone(video);
    if (!gone || !*gone) return;
    // Nobody makes these any more: "not found" now is better than "still being made" after a long wait.
    answer_from_store(take([&](const Waiter& w) { return w.path.video == video; }));
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
