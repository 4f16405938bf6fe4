#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace sunomi::net {

/// Counts open connections, in all and per address. **Threads:** any.
class ConnectionLimits : public std::enable_shared_from_this<ConnectionLimits> {
public:
    /// The right to one connection; given back when it is destroyed.
    class Slot {
    public:
        Slot(Slot&& other) noexcept = default;
        Slot& operator=(Slot&& other) noexcept;
        ~Slot() { release(); }
        void release();

    private:
        friend class ConnectionLimits;
        Slot(std::shared_ptr<ConnectionLimits> limits, std::string key)
            : limits_(std::move(limits)), key_(std::move(key)) {}
        std::shared_ptr<ConnectionLimits> limits_;  ///< none: given back
        std::string key_;                           ///< empty: the address is exempt
    };

    ConnectionLimits(std::size_t max_total, std::size_t max_per_address)
        : max_total_(max_total), max_per_address_(max_per_address) {}

    /// `key`: what connections are counted by; empty counts in the total only. Nothing when a limit is reached.
    std::optional<Slot> try_take(std::string key);
    [[nodiscard]] std::size_t open() const;
    /// Waits until no connection is open; false when that did not come in time.
    bool wait_until_none(std::chrono::milliseconds timeout) const;

private:
    void give_back(const std::string& key);

    const std::size_t max_total_;
    const std::size_t max_per_address_;
    mutable std::mutex mutex_;
    mutable std::condition_variable none_;
    std::size_t open_ = 0;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace sunomi::net
