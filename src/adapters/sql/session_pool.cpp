#include "adapters/sql/session_pool.hpp"

namespace sunomi {

void SessionPool::add(std::unique_ptr<soci::session> session) {
    give_back(std::make_unique<PooledSession>(PooledSession{std::move(session)}));
}

void SessionPool::give_back(std::unique_ptr<PooledSession> pooled) {
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(pooled));
    }
    returned_.notify_one();
}

Result<SessionPool::Lease> SessionPool::lease(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    const auto until = std::chrono::steady_clock::now() + patience;
    if (!returned_.wait_until(lock, until, [&] { return !idle_.empty(); })) {
        return Error(Errc::unavailable, "every database connection is busy");
    }
    auto pooled = std::move(idle_.back());
    idle_.pop_back();
    return Lease(*this, std::move(pooled));
}

}  // namespace sunomi
