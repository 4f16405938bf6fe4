#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "ports/object_store.hpp"
#include "ports/task_repository.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

struct ReconcilerConfig {
    std::chrono::milliseconds interval{500};
    /// A lease whose beat stood still for so long, by this process's own steady clock, is lost.
    std::chrono::milliseconds lease_time{15000};
    std::chrono::seconds stranded_interval{10};
    /// Longer than any lease: after it nobody can still write below a deleted video's prefix.
    std::chrono::seconds tombstone_age{60};
};

/// Makes the table of work true again: breaks dead leases, wakes resting tasks, refills videos that lack a
/// task, empties the prefixes of deleted videos. Everything it does is safe to do twice. **Threads:** one of
/// its own.
class Reconciler {
public:
    Reconciler(LeaseRepository& leases, ObjectStore& store, WorkSignal& signal, const Clock& clock,
               ReconcilerConfig config = {});
    ~Reconciler();

    /// One thing more to do every `stranded_interval`; before start(). `what` names it in the log.
    void also(std::string what, std::function<Result<void>()> chore);
    void start();
    void stop();

    /// One pass; what start() does again and again. For tests with a clock of their own.
    void pass();

private:
    /// What was seen of a running task, and since when it has not moved.
    struct Sighting {
        std::int64_t fence;
        std::int64_t beat;
        SteadyTime since;
    };
    struct Rest {
        std::int64_t fence;
        SteadyTime until;
    };

    Result<void> break_dead_leases();
    Result<void> wake_rested();
    Result<void> refill_stranded();
    Result<void> empty_tombstones();

    LeaseRepository& leases_;
    ObjectStore& store_;
    WorkSignal& signal_;
    const Clock& clock_;
    ReconcilerConfig config_;
    std::vector<std::pair<std::string, std::function<Result<void>()>>> chores_;
    std::map<std::int64_t, Sighting> running_;
    std::map<std::int64_t, Rest> resting_;
    SteadyTime next_refill_{};
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sunomi
