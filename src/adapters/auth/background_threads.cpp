#include "adapters/auth/background_threads.hpp"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sunomi {
namespace {

/// Behind every thread that answers requests (0), before the encodings of the sweep (19), which never end.
constexpr int nice_value = 10;

}  // namespace

BackgroundThreads::BackgroundThreads(std::size_t threads, std::size_t most_waiting)
    : most_(threads + most_waiting) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BackgroundThreads::~BackgroundThreads() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool BackgroundThreads::run(const std::function<void()>& work) {
    std::future<void> done;
    {
        const std::lock_guard lock{mutex_};
        if (unfinished_ >= most_) return false;
        ++unfinished_;
        queue_.emplace_back([&work] { work(); });
        done = queue_.back().get_future();
    }
    wake_.notify_one();
    done.wait();
    return true;
}

std::size_t BackgroundThreads::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void BackgroundThreads::work() {
    pthread_setname_np(pthread_self(), "password-hash");
    // On Linux a priority is the thread's, whatever POSIX says of processes. A failure leaves it as it was.
    (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice_value);
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [this] { return stop_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto task = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        task();
        lock.lock();
        --unfinished_;
    }
}

}  // namespace sunomi
