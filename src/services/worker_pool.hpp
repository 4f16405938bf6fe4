#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "ports/task_repository.hpp"
#include "services/task_runner.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

struct WorkerConfig {
    int sweep_slots = 2;        ///< cores
    int interactive_slots = 2;  ///< more children, of normal priority, for waiting viewers and plans
    std::chrono::milliseconds beat_interval{2000};
    /// Without a successful beat for so long the worker stops what it does: others may think it dead.
    std::chrono::milliseconds longest_without_beat{10000};
};

/// Numbers for `/metrics`.
struct WorkerStats {
    std::uint64_t tasks_begun = 0;
    int running = 0;
};

/// The transcoder: slots that claim tasks and run them, and the beat that keeps their leases.
/// **Lifetime:** works from start() to stop(); stop() ends the children and gives the tasks back.
/// **Invariant:** a lease that this pool does not work on is given back, at the latest with the next beat.
class WorkerPool {
public:
    WorkerPool(TaskRepository& tasks, TaskRunner& runner, WorkSignal& signal, const Clock& clock,
               WorkerConfig config);
    ~WorkerPool();

    void start();
    void stop();
    [[nodiscard]] WorkerStats stats() const;

private:
    /// Task and fence: the same task claimed again is another lease.
    using Lease = std::pair<std::int64_t, std::int64_t>;

    void slot(TaskClass task_class);
    bool work_once(TaskClass task_class);
    void keep_leases();
    void beat_once();
    void run_claimed(const Task& task);
    void give_back(const Task& task);
    Result<void> run_guarded(const Task& task);
    void settle_left_over();
    void note_lost(const std::set<Lease>& held, const std::vector<std::int64_t>& mine);
    /// True when `task`'s work must end: shutdown, lease gone, or no beat for too long.
    [[nodiscard]] bool must_stop(const Task& task) const;

    TaskRepository& tasks_;
    TaskRunner& runner_;
    WorkSignal& signal_;
    const Clock& clock_;
    WorkerConfig config_;
    std::string owner_;
    std::atomic<bool> stop_{false};
    std::atomic<std::uint64_t> begun_{0};
    mutable std::mutex mutex_;
    int running_ = 0;
    std::set<Lease> held_;  ///< of running tasks, as far as the last beat knew
    /// Ended, but their outcome could not be written yet: their leases are still held.
    std::vector<Task> unsettled_;
    SteadyTime last_beat_;
    std::vector<std::thread> threads_;
};

}  // namespace sunomi
