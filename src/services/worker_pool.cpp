#include "services/worker_pool.hpp"

#include <algorithm>

#include "base/guarded.hpp"
#include "base/log.hpp"
#include "base/random.hpp"

namespace sunomi {
namespace {

/// How long an idle slot sleeps when no signal comes: work filed by another process is found by then.
constexpr std::chrono::milliseconds idle_poll{1000};

}  // namespace

WorkerPool::WorkerPool(TaskRepository& tasks, TaskRunner& runner, WorkSignal& signal, const Clock& clock,
                       WorkerConfig config)
    : tasks_(tasks),
      runner_(runner),
      signal_(signal),
      clock_(clock),
      config_(config),
      owner_(random_hex(8)),
      last_beat_(clock.steady()) {}

WorkerPool::~WorkerPool() {
    stop();
}

void WorkerPool::start() {
    for (int i = 0; i < config_.interactive_slots; ++i)
        threads_.emplace_back([this] { slot(TaskClass::interactive); });
    for (int i = 0; i < config_.sweep_slots; ++i) threads_.emplace_back([this] { slot(TaskClass::sweep); });
    threads_.emplace_back([this] { keep_leases(); });
}

void WorkerPool::stop() {
    stop_ = true;
    signal_.notify();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    settle_left_over();
}

WorkerStats WorkerPool::stats() const {
    const std::lock_guard lock{mutex_};
    return {begun_.load(), running_};
}

void WorkerPool::slot(TaskClass task_class) {
    std::uint64_t seen = 0;
    while (!stop_) {
        bool worked = false;
        guarded("worker", [&] { worked = work_once(task_class); });
        if (!worked) seen = signal_.wait(seen, idle_poll);
    }
}

/// False when there was nothing to do.
bool WorkerPool::work_once(TaskClass task_class) {
    const auto task = tasks_.claim(owner_, task_class);
    if (!task) log::warning("cannot claim work error=\"{}\"", task.error().message());
    if (!task || !*task) return false;
    if (stop_)
        give_back(**task);
    else
        run_claimed(**task);
    return true;
}

/// Claimed while stop() was called: nothing has begun, so nothing was interrupted.
void WorkerPool::give_back(const Task& task) {
    const auto given = tasks_.rest(task, task.failures, task.interruptions, task.mode,
                                   std::chrono::milliseconds{0}, "its worker was stopping");
    if (given || given.error().code() == Errc::conflict) return;
    const std::lock_guard lock{mutex_};
    unsettled_.push_back(task);
}

void WorkerPool::run_claimed(const Task& task) {
    ++begun_;
    {
        const std::lock_guard lock{mutex_};
        // The claim itself was a sign of life for the first task after a quiet time.
        if (running_++ == 0) last_beat_ = clock_.steady();
        // Should an older run of it still be going on here, its lease is a lost one.
        std::erase_if(held_, [&](const Lease& lease) { return lease.first == task.id; });
        held_.emplace(task.id, task.fence);
    }
    const auto settled = run_guarded(task);
    {
        const std::lock_guard lock{mutex_};
        --running_;
        held_.erase({task.id, task.fence});
        if (!settled) unsettled_.push_back(task);
    }
    signal_.notify();
}

Result<void> WorkerPool::run_guarded(const Task& task) {
    try {
        auto settled = runner_.run(task, [&] { return must_stop(task); });
        if (!settled)
            log::error("task outcome not written task={} error=\"{}\"", task.id, settled.error().message());
        return settled;
    } catch (const std::exception& failure) {
        log::error("task threw task={} video={} what=\"{}\"", task.id, task.video, failure.what());
        return Error{Errc::internal, failure.what()};
    }
}

/// Gives back what could not be given back when it ended; this worker is alive, so no reconciler would.
void WorkerPool::settle_left_over() {
    std::vector<Task> tasks;
    {
        const std::lock_guard lock{mutex_};
        tasks.swap(unsettled_);
    }
    for (const auto& task : tasks) {
        const int interruptions = task.interruptions + 1;
        // As the reconciler would: a task that never comes to an end here is not tried for ever.
        const int failures = interruptions >= max_interruptions ? max_failures : task.failures;
        const auto rested =
            tasks_.rest(task, failures, interruptions, task.mode, rest_after_interruption(interruptions),
                        "its outcome could not be written");
        if (rested || rested.error().code() == Errc::conflict) {
            signal_.notify();
            continue;
        }
        const std::lock_guard lock{mutex_};
        unsettled_.push_back(task);
    }
}

bool WorkerPool::must_stop(const Task& task) const {
    if (stop_) return true;
    const std::lock_guard lock{mutex_};
    return !held_.contains({task.id, task.fence}) ||
           clock_.steady() - last_beat_ > config_.longest_without_beat;
}

void WorkerPool::keep_leases() {
    while (!stop_) {
        // In small steps, so that stop() is prompt.
        for (auto slept = std::chrono::milliseconds{0}; slept < config_.beat_interval && !stop_;
             slept += std::chrono::milliseconds{100}) {
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
        }
        guarded("beat", [this] { beat_once(); });
    }
}

void WorkerPool::beat_once() {
    std::set<Lease> held;
    {
        const std::lock_guard lock{mutex_};
        held = held_;
    }
    settle_left_over();
    const auto mine = tasks_.beat(owner_);
    if (mine) return note_lost(held, *mine);
    log::warning("beat not written error=\"{}\"", mine.error().message());
}

/// `held` is from before the beat: what was claimed meanwhile is not judged by a beat that could not know it.
void WorkerPool::note_lost(const std::set<Lease>& held, const std::vector<std::int64_t>& mine) {
    const std::lock_guard lock{mutex_};
    last_beat_ = clock_.steady();
    for (const auto& lease : held) {
        if (std::find(mine.begin(), mine.end(), lease.first) == mine.end()) held_.erase(lease);
    }
}

}  // namespace sunomi
