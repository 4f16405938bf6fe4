#include "net/worker_pool.hpp"

#include <pthread.h>
#include <signal.h>

#include <exception>
#include <utility>

#include "base/log.hpp"

namespace sunomi::net {

void block_signals_in_this_thread() {
    sigset_t blocked;
    sigfillset(&blocked);
    for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGPROF})
        sigdelset(&blocked, fault);
    pthread_sigmask(SIG_SETMASK, &blocked, nullptr);
}

WorkerPool::WorkerPool(std::string name, int threads, std::size_t max_waiting)
    : name_(std::move(name)), max_waiting_(max_waiting) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
    stop();
}

bool WorkerPool::try_submit(Job job) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_ || waiting_.size() >= max_waiting_) return false;
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

bool WorkerPool::submit(Job job) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_) return false;
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

std::size_t WorkerPool::waiting() const {
    const std::lock_guard lock{mutex_};
    return waiting_.size();
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void WorkerPool::run() {
    block_signals_in_this_thread();
    pthread_setname_np(pthread_self(), name_.c_str());
    for (;;) {
        Job job;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        try {
            job();
        } catch (const std::exception& e) {
            log::error("{}: exception out of a job: {}", name_, e.what());
        } catch (...) {
            log::error("{}: unknown exception out of a job", name_);
        }
    }
}

}  // namespace sunomi::net
