#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "net/worker_pool.hpp"

namespace sunomi::net {

/// Runs the calls of one push session on the shared pool: in order, one at a time. **Threads:** any.
class SerialLane : public std::enable_shared_from_this<SerialLane> {
public:
    explicit SerialLane(WorkerPool& pool) : pool_(pool) {}
    void post(WorkerPool::Job job);

private:
    void run();

    WorkerPool& pool_;
    std::mutex mutex_;
    std::deque<WorkerPool::Job> waiting_;
    bool running_ = false;
};

}  // namespace sunomi::net
