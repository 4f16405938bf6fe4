#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sunomi::net {

/// A fixed number of threads for blocking calls, with a bounded queue. **Threads:** any, but stop() not from
/// one of its own. An exception out of a job is logged and ends that job only.
class WorkerPool {
public:
    using Job = std::function<void()>;

    /// `name`: at most 15 characters, shown for its threads by ps and in the log.
    WorkerPool(std::string name, int threads, std::size_t max_waiting);
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    ~WorkerPool();

    /// False, and nothing happens, when `max_waiting` jobs wait already or the pool was stopped.
    [[nodiscard]] bool try_submit(Job job);
    /// For what follows from something that was admitted already (the next piece of a body, the end of a push
    /// stream): bounded by the number of connections, so never refused for fullness. False after stop().
    bool submit(Job job);
    /// Jobs that no thread has taken yet.
    [[nodiscard]] std::size_t waiting() const;
    /// Runs what waits, then ends the threads.
    void stop();

private:
    void run();

    const std::string name_;
    const std::size_t max_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

/// Blocks all signals but those of faults for the calling thread: signals are the main thread's, and a write
/// to a closed socket or beyond a file limit must be an error code.
void block_signals_in_this_thread();

}  // namespace sunomi::net
