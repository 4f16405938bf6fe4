#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace sunomi {

/// A few threads of low priority for long computations, and a bounded queue before them: whoever waits for
/// one waits, while everything else on the machine goes first. **Threads:** any.
class BackgroundThreads {
public:
    BackgroundThreads(std::size_t threads, std::size_t most_waiting);
    ~BackgroundThreads();
    BackgroundThreads(const BackgroundThreads&) = delete;
    BackgroundThreads& operator=(const BackgroundThreads&) = delete;

    /// Runs `work`, which must not throw, and returns when it is done. False, and nothing is run, when
    /// `most_waiting` others wait already.
    [[nodiscard]] bool run(const std::function<void()>& work);

    /// How many wait now.
    [[nodiscard]] std::size_t waiting() const;

private:
    void work();

    const std::size_t most_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::packaged_task<void()>> queue_;
    std::size_t unfinished_ = 0;
    bool stop_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sunomi
