#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sunomi {

/// A few threads for calls that wait on other people's servers, so that no worker of ours does. **Threads:**
/// any.
/// **Lifetime:** its destructor lets running calls end and drops those that have not begun.
class CallPool {
public:
    CallPool(std::size_t threads, std::size_t most_waiting);
    ~CallPool();
    CallPool(const CallPool&) = delete;
    CallPool& operator=(const CallPool&) = delete;

    /// Runs `call` soon; false when too many wait already.
    bool post(std::function<void()> call);
    /// True once the pool is ending: a call should leave out what can be left out.
    [[nodiscard]] bool is_ending() const;

private:
    void work();

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sunomi
