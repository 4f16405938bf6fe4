#include "services/progress_board.hpp"

#include <algorithm>
#include <cmath>

#include "base/guarded.hpp"
#include "base/log.hpp"

namespace sunomi {
namespace {

/// Two messages in any second; small steps are spread evenly, a change that people wait for goes at once.
constexpr std::chrono::milliseconds even_interval{500};
constexpr std::chrono::milliseconds two_intervals{1000};
/// When the state could not be read.
constexpr std::chrono::milliseconds retry_interval{1000};

std::string stage_of(const Video& video, bool all_made) {
    switch (video.state) {
        case VideoState::uploading:
            return "uploading";
        case VideoState::processing:
            return "planning";
        case VideoState::failed:
            return "failed";
        case VideoState::published:
            break;
    }
    if (video.finished) return "completed";
    return all_made ? "finishing" : "transcoding";
}

}  // namespace

ProgressBoard::ProgressBoard(VideoRepository& videos, TaskRepository& tasks, const Clock& clock)
    : videos_(videos), tasks_(tasks), clock_(clock), teller_([this] { tell(); }) {}

ProgressBoard::~ProgressBoard() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    changed_.notify_all();
    teller_.join();
}

Result<Progress> ProgressBoard::current(const VideoId& id, std::optional<UserKey> viewer) {
    const auto found = videos_.find(id);
    if (!found) return found.error();
    if (!*found || !may_see(**found, viewer)) return Error{Errc::not_found, "no such video"};
    return progress_of(**found);
}

Result<Progress> ProgressBoard::progress_of(const Video& video) {
    Progress progress;
    progress.video_id = video.id;
    progress.state = video.state;
    progress.finished = video.finished;
    progress.error = video.error;
    progress.notice = video.notice;
    progress.playable = video.state == VideoState::published;
    if (progress.playable) {
        const auto read = read_tracks(progress);
        if (!read) return read.error();
    }
    bool all_made = !progress.percent.empty();
    for (const auto& [label, percent] : progress.percent) all_made = all_made && percent == 100;
    progress.stage = stage_of(video, all_made);
    const bool waits = video.state == VideoState::processing || (progress.playable && !video.finished);
    if (waits) {
        const auto ahead = tasks_.videos_ahead(video.id);
        if (!ahead) return ahead.error();
        progress.queue_position = *ahead;
    }
    return progress;
}

Result<void> ProgressBoard::read_tracks(Progress& progress) {
    const auto plan = videos_.find_plan(progress.video_id);
    if (!plan) return plan.error();
    const auto tracks = tasks_.progress_of(progress.video_id);
    if (!tracks) return tracks.error();
    if (!*plan) return {};
    double done = 0;
    double left = 0;
    for (const auto& track : *tracks) {
        const auto total = std::max(1, track.total);
        // Rounded down: 100 is said only when it is true.
        progress.percent[track_label(**plan, track.track)] =
            progress.finished ? 100 : 100 * track.stored / total;
        const double weight =
            track.track == audio_track
                ? 0.05
                : std::sqrt(static_cast<double>(
                                (*plan)->renditions[static_cast<std::size_t>(track.track)].cap_bps) /
                            1e6);
        const double seconds = (*plan)->timeline.duration() * weight;
        done += seconds * track.stored / total;
        left += seconds * (total - track.stored) / total;
    }
    if (!progress.finished) progress.eta_seconds = estimate(progress.video_id, done, left);
    return {};
}

std::optional<int> ProgressBoard::estimate(const VideoId& id, double done, double left) {
    const auto now = clock_.steady();
    const std::lock_guard lock{mutex_};
    const auto at = watched_.find(id);
    if (at == watched_.end()) return std::nullopt;
    auto& pace = at->second.pace;
    if (!pace) {
        pace = Pace{now, done};
        return std::nullopt;
    }
    const double elapsed = std::chrono::duration<double>(now - pace->since).count();
    const double gained = done - pace->seconds_done;
    if (elapsed < 1 || gained <= 0) return std::nullopt;
    return static_cast<int>(std::ceil(left / gained * elapsed));
}

ProgressBoard::Subscription ProgressBoard::subscribe(const VideoId& id, std::optional<UserKey> viewer,
                                                     Listener listener) {
    Subscriber subscriber;
    subscriber.viewer = viewer;
    subscriber.listener = std::make_shared<const Listener>(std::move(listener));
    subscriber.knows = true;
    return add(id, std::move(subscriber), std::chrono::steady_clock::now());
}

ProgressBoard::Subscription ProgressBoard::subscribe_unknown(const VideoId& id, std::optional<UserKey> viewer,
                                                             SharedListener listener, SteadyTime from) {
    Subscriber subscriber;
    subscriber.viewer = viewer;
    subscriber.listener = std::move(listener);
    return add(id, std::move(subscriber), from);
}

ProgressBoard::Subscription ProgressBoard::add(const VideoId& id, Subscriber subscriber, SteadyTime due) {
    const std::lock_guard lock{mutex_};
    const auto subscription = next_++;
    subscriber.watched = watched_.try_emplace(id).first;
    subscriber.watched->second.audience.push_back(subscription);
    const auto at = subscribers_.emplace(subscription, std::move(subscriber)).first;
    set_due(subscription, at->second, due);
    return subscription;
}

void ProgressBoard::set_due(Subscription subscription, Subscriber& subscriber, SteadyTime due) {
    if (subscriber.due != never) due_.erase({subscriber.due, subscription});
    subscriber.due = due;
    if (due == never) return;
    due_.emplace(due, subscription);
    if (due_.begin()->second == subscription) changed_.notify_all();
}

void ProgressBoard::identify(Subscription subscription, UserKey viewer) {
    const std::lock_guard lock{mutex_};
    const auto at = subscribers_.find(subscription);
    if (at == subscribers_.end()) return;
    at->second.viewer = viewer;
    if (!at->second.knows) set_due(subscription, at->second, std::chrono::steady_clock::now());
}

void ProgressBoard::unsubscribe(Subscription subscription) {
    const std::lock_guard lock{mutex_};
    const auto at = subscribers_.find(subscription);
    if (at == subscribers_.end()) return;
    set_due(subscription, at->second, never);
    auto& audience = at->second.watched->second.audience;
    audience.erase(std::lower_bound(audience.begin(), audience.end(), subscription));
    if (audience.empty()) watched_.erase(at->second.watched);
    subscribers_.erase(at);
}

void ProgressBoard::segment_stored(const VideoId& video, TrackIndex, int) {
    const std::lock_guard lock{mutex_};
    const auto watched = watched_.find(video);
    if (watched != watched_.end()) touch(watched->second, Urgency::soon);
}

/// Those behind it may have come a place nearer.
void ProgressBoard::video_changed(const VideoId& video) {
    const std::lock_guard lock{mutex_};
    for (const auto& [id, watched] : watched_) {
        if (id == video)
            touch(watched, Urgency::now);
        else if (watched.waits)
            touch(watched, Urgency::soon);
    }
}

void ProgressBoard::touch(const Watched& watched, Urgency urgency) {
    const auto now = std::chrono::steady_clock::now();
    for (const auto subscription : watched.audience) {
        auto& subscriber = subscribers_.at(subscription);
        auto due = std::max(now, subscriber.told_before + two_intervals);
        if (urgency == Urgency::soon) due = std::max(due, subscriber.last_told + even_interval);
        if (due < subscriber.due) set_due(subscription, subscriber, due);
    }
}

void ProgressBoard::tell() {
    std::unique_lock lock{mutex_};
    while (!stop_) {
        const auto now = std::chrono::steady_clock::now();
        if (due_.empty()) {
            changed_.wait(lock);
        } else if (const auto next = due_.begin()->first; next > now) {
            changed_.wait_until(lock, next);
        } else {
            const auto audience = take_due(now);
            lock.unlock();
            for (const auto& [id, subscriptions] : audience) {
                guarded("progress board", [&, video = id, to = subscriptions] { tell_about(video, to); });
            }
            lock.lock();
        }
    }
}

ProgressBoard::Audience ProgressBoard::take_due(SteadyTime now) {
    Audience audience;
    while (!due_.empty() && due_.begin()->first <= now) {
        const auto subscription = due_.begin()->second;
        auto& subscriber = subscribers_.at(subscription);
        set_due(subscription, subscriber, never);
        subscriber.told_before = std::exchange(subscriber.last_told, now);
        audience[subscriber.watched->first].push_back(subscription);
    }
    return audience;
}

/// Nothing more is read of a video that nobody here may see, so that it takes no longer than one that is not
/// there.
void ProgressBoard::tell_about(const VideoId& id, const std::vector<Subscription>& audience) {
    const auto video = videos_.find(id);
    auto message = !video                          ? Result<Message>{video.error()}
                   : anyone_sees(*video, audience) ? read(**video)
                                                   : Result<Message>{Message{}};
    if (!message) {
        log::warning("progress not read video={} error={}", id, message.error().message());
        return tell_later(audience);
    }
    for (const auto subscription : audience) tell(subscription, *video, *message);
}

Result<ProgressBoard::Message> ProgressBoard::read(const Video& video) {
    auto progress = progress_of(video);
    if (!progress) return progress.error();
    {
        const std::lock_guard lock{mutex_};
        const auto at = watched_.find(video.id);
        if (at != watched_.end()) at->second.waits = progress->queue_position.value_or(0) > 0;
    }
    return Message{std::make_shared<const Progress>(std::move(*progress))};
}

bool ProgressBoard::anyone_sees(const std::optional<Video>& video,
                                const std::vector<Subscription>& audience) {
    if (!video) return false;
    const std::lock_guard lock{mutex_};
    return std::any_of(audience.begin(), audience.end(), [&](Subscription each) {
        const auto at = subscribers_.find(each);
        return at != subscribers_.end() && may_see(*video, at->second.viewer);
    });
}

/// Deleted or hidden: the last message does not say which.
void ProgressBoard::tell(Subscription subscription, const std::optional<Video>& video,
                         const Message& message) {
    SharedListener listener;
    Progress gone;
    bool sees = false;
    {
        const std::lock_guard lock{mutex_};
        const auto at = subscribers_.find(subscription);
        if (at == subscribers_.end()) return;
        sees = video && may_see(*video, at->second.viewer);
        // Identified while nobody could see it, so it was not read: once more.
        if (sees && !message) return set_due(subscription, at->second, std::chrono::steady_clock::now());
        const bool knew = std::exchange(at->second.knows, sees);
        if (!sees && !knew) return;
        listener = at->second.listener;
        gone.video_id = at->second.watched->first;
    }
    if (sees) return (*listener)(message);
    gone.state = VideoState::failed;
    gone.stage = "failed";
    gone.error = "This video is no longer available.";
    (*listener)(std::make_shared<const Progress>(std::move(gone)));
}

void ProgressBoard::tell_later(const std::vector<Subscription>& audience) {
    const auto later = std::chrono::steady_clock::now() + retry_interval;
    const std::lock_guard lock{mutex_};
    for (const auto subscription : audience) {
        const auto at = subscribers_.find(subscription);
        if (at != subscribers_.end()) set_due(subscription, at->second, later);
    }
}

}  // namespace sunomi
