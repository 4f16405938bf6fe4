#pragma once

#include <soci/soci.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/sql/statement_cache.hpp"
#include "base/result.hpp"

namespace sunomi {

/// A session and the statements prepared on it, which end first.
struct PooledSession {
    std::unique_ptr<soci::session> session;
    StatementCache statements{};
};

/// Open sessions that are lent out one by one. (SOCI's own pool waits by the wall clock, which can jump.)
/// **Threads:** any. **Lifetime:** must outlive its leases.
class SessionPool {
public:
    /// The right to use one session; it goes back by itself.
    class Lease {
    public:
        Lease(SessionPool& pool, std::unique_ptr<PooledSession> pooled)
            : pool_(&pool), pooled_(std::move(pooled)) {}
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (pooled_) pool_->give_back(std::move(pooled_));
        }
        [[nodiscard]] soci::session& session() const { return *pooled_->session; }
        [[nodiscard]] StatementCache& statements() const { return pooled_->statements; }

    private:
        SessionPool* pool_;
        std::unique_ptr<PooledSession> pooled_;
    };

    void add(std::unique_ptr<soci::session> session);
    /// unavailable when none comes back within `patience`.
    Result<Lease> lease(std::chrono::milliseconds patience);

private:
    void give_back(std::unique_ptr<PooledSession> pooled);

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<PooledSession>> idle_;
};

}  // namespace sunomi
