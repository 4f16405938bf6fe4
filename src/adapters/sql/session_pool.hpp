#pragma once

#include <soci/soci.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.hpp"

namespace sunomi {

/// Open sessions that are lent out one by one. (SOCI's own pool waits by the wall clock, which can jump.)
/// **Threads:** any. **Lifetime:** must outlive its leases.
class SessionPool {
public:
    /// The right to use one session; it goes back by itself.
    class Lease {
    public:
        Lease(SessionPool& pool, std::unique_ptr<soci::session> session)
            : pool_(&pool), session_(std::move(session)) {}
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (session_) pool_->add(std::move(session_));
        }
        [[nodiscard]] soci::session& session() const { return *session_; }

    private:
        SessionPool* pool_;
        std::unique_ptr<soci::session> session_;
    };

    void add(std::unique_ptr<soci::session> session);
    /// unavailable when none comes back within `patience`.
    Result<Lease> lease(std::chrono::milliseconds patience);

private:
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<soci::session>> idle_;
};

}  // namespace sunomi
