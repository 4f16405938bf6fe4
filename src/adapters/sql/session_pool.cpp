#include "adapters/sql/session_pool.hpp"

namespace sunomi {

void SessionPool::add(std::unique_ptr<soci::session> session) {
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(session));
    }
    returned_.notify_one();
}

Result<SessionPool::Lease> SessionPool::lease(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const auto until = std::chrono::steady_clock::now() + patience;
    if (!returned_.wait_until(lock, until, [&] { return !idle_.empty(); })) {
        return Error(Errc::unavailable, "every database connection is busy");
    }
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return Lease(*this, std::move(session));
}

}  // namespace sunomi
