#pragma once

#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/clock.hpp"
#include "ports/session_repository.hpp"

namespace sunomi {

struct RevocationListConfig {
    std::chrono::milliseconds interval{2000};  ///< between looks for what other processes revoked
    /// Without a successful look for so long, nobody can know whether a session still holds.
    std::chrono::seconds patience{10};
    /// Tokens are accepted for a little after their end (clocks differ): remembered for longer than that.
    std::chrono::seconds leeway{120};
    std::chrono::minutes collection{10};  ///< between removals of what has expired from the database
};

/// The sessions that were revoked and whose tokens have not expired, in memory, so that a request costs no
/// database read: at once what this process revokes, after `interval` what others do. **Threads:** any; one
/// of its own. **Lifetime:** the log and the clock must outlive it.
class RevocationList {
public:
    RevocationList(RevocationLog& log, const Clock& clock, RevocationListConfig config = {});
    ~RevocationList();

    /// Reads what holds now, then keeps itself up to date. Fails as the log does: without the list no request
    /// may be let in.
    Result<void> start();
    void stop();

    /// What this process has just revoked.
    void add(const std::vector<Revocation>& revoked);
    [[nodiscard]] bool is_revoked(const std::string& session) const;
    /// Was the log read within `patience`, by the steady clock? If not, whoever wants to change something
    /// must wait: the session may have been revoked elsewhere.
    [[nodiscard]] bool is_current() const;

    /// One look; what start() does again and again. For tests with a clock of their own.
    Result<void> poll();

private:
    void run();
    void collect();

    RevocationLog& log_;
    const Clock& clock_;
    const RevocationListConfig config_;
    mutable std::shared_mutex mutex_;  // the next two
    std::unordered_map<std::string, WallTime> revoked_;
    SteadyTime read_;

    std::int64_t last_ = 0;  // this and the next: of whoever polls
    SteadyTime next_collection_;
    std::mutex stop_mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sunomi
