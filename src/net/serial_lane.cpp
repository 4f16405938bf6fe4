#include "net/serial_lane.hpp"

#include <exception>
#include <utility>

#include "base/log.hpp"

namespace sunomi::net {

void SerialLane::post(WorkerPool::Job job) {
    const std::lock_guard lock{mutex_};
    waiting_.push_back(std::move(job));
    if (running_) return;
    running_ = pool_.submit([self = shared_from_this()] { self->run(); });
}

/// To the end of the queue in one go: a session has a call or two waiting, and a pool that is being stopped
/// takes no more jobs but must still make the last of them.
void SerialLane::run() {
    for (;;) {
        WorkerPool::Job job;
        {
            const std::lock_guard lock{mutex_};
            if (waiting_.empty()) {
                running_ = false;
                return;
            }
            job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        try {
            job();
        } catch (const std::exception& e) {
            log::error("push session: exception: {}", e.what());
        } catch (...) {
            log::error("push session: unknown exception");
        }
    }
}

}  // namespace sunomi::net
