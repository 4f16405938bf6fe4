#include "services/reconciler.hpp"

#include "base/guarded.hpp"
#include "base/log.hpp"

namespace sunomi {

Reconciler::Reconciler(LeaseRepository& leases, ObjectStore& store, WorkSignal& signal, const Clock& clock,
                       ReconcilerConfig config)
    : leases_(leases), store_(store), signal_(signal), clock_(clock), config_(config) {}

Reconciler::~Reconciler() {
    stop();
}

void Reconciler::also(std::string what, std::function<Result<void>()> chore) {
    chores_.emplace_back(std::move(what), std::move(chore));
}

void Reconciler::start() {
    thread_ = std::thread{[this] {
        std::unique_lock lock{mutex_};
        while (!stop_) {
            lock.unlock();
            guarded("reconciler", [this] { pass(); });
            lock.lock();
            stopping_.wait_for(lock, config_.interval, [this] { return stop_; });
        }
    }};
}

void Reconciler::stop() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Reconciler::pass() {
    const auto say = [](const char* what, const Result<void>& done) {
        if (!done) log::warning("reconciler: {} error=\"{}\"", what, done.error().message());
    };
    say("leases", break_dead_leases());
    say("resting tasks", wake_rested());
    if (clock_.steady() < next_refill_) return;
    next_refill_ = clock_.steady() + config_.stranded_interval;
    say("stranded videos", refill_stranded());
    say("tombstones", empty_tombstones());
    for (const auto& [what, chore] : chores_) say(what.c_str(), chore());
}

Result<void> Reconciler::break_dead_leases() {
    const auto tasks = leases_.list_running();
    if (!tasks) return tasks.error();
    const auto now = clock_.steady();
    std::map<std::int64_t, Sighting> seen;
    for (const auto& task : *tasks) {
        Sighting sighting{task.fence, task.beat, now};
        const auto before = running_.find(task.id);
        const bool stood_still = before != running_.end() && before->second.fence == task.fence &&
                                 before->second.beat == task.beat;
        if (stood_still) sighting.since = before->second.since;
        if (now - sighting.since > config_.lease_time) {
            const auto broken = leases_.break_lease(task);
            if (!broken) return broken.error();
            if (*broken) log::warning("lease lost task={} fence={}", task.id, task.fence);
            signal_.notify();
            continue;
        }
        seen.emplace(task.id, sighting);
    }
    running_ = std::move(seen);
    return {};
}

Result<void> Reconciler::wake_rested() {
    const auto tasks = leases_.list_resting();
    if (!tasks) return tasks.error();
    const auto now = clock_.steady();
    std::map<std::int64_t, Rest> still;
    for (const auto& task : *tasks) {
        const auto before = resting_.find(task.id);
        const bool known = before != resting_.end() && before->second.fence == task.fence;
        const Rest rest = known ? before->second : Rest{task.fence, now + task.rest};
        if (now < rest.until) {
            still.emplace(task.id, rest);
            continue;
        }
        const auto woken = leases_.wake(task);
        if (!woken) return woken.error();
        signal_.notify();
    }
    resting_ = std::move(still);
    return {};
}

Result<void> Reconciler::refill_stranded() {
    const auto stranded = leases_.list_stranded();
    if (!stranded) return stranded.error();
    Result<void> outcome;  // of the last one that failed: one bad video must not keep help from the others
    for (const auto& video : *stranded) {
        log::warning("video lacked a task video={}", video);
        const auto refilled = leases_.refill(video);
        if (refilled)
            signal_.notify();
        else
            outcome = refilled.error();
    }
    return outcome;
}

Result<void> Reconciler::empty_tombstones() {
    const auto due = leases_.list_tombstones(config_.tombstone_age);
    if (!due) return due.error();
    Result<void> outcome;  // of the last one that failed; the others are emptied all the same
    for (const auto& video : *due) {
        const auto emptied = store_.remove_all(video + "/", Deadline::in(std::chrono::seconds{30}));
        const auto removed = emptied ? leases_.remove_tombstone(video) : emptied;
        if (!removed) outcome = removed.error();
    }
    return outcome;
}

}  // namespace sunomi
