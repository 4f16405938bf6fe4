#include "services/call_pool.hpp"

#include <exception>

#include "base/log.hpp"

namespace sunomi {

CallPool::CallPool(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

CallPool::~CallPool() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool CallPool::post(std::function<void()> call) {
    {
        const std::lock_guard lock{mutex_};
        if (ending_ || waiting_.size() >= most_waiting_) return false;
        waiting_.push_back(std::move(call));
    }
    changed_.notify_one();
    return true;
}

bool CallPool::is_ending() const {
    const std::lock_guard lock{mutex_};
    return ending_;
}

void CallPool::work() {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (ending_) return;
        auto call = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        try {
            call();
        } catch (const std::exception& e) {
            log::error("a call failed: {}", e.what());
        }
        call = nullptr;  // what it holds ends here, not under the lock
        lock.lock();
    }
}

}  // namespace sunomi
