#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "ports/object_store.hpp"

namespace sunomi {

/// Less free room than both is a warning.
struct DiskWarning {
    int per_cent = 10;  ///< of the whole disk
    std::int64_t bytes = 5LL << 30;
};

/// Room on the disk of the store.
struct DiskState {
    std::int64_t free_bytes = 0;
    std::int64_t total_bytes = 0;
    bool low = false;
};

/// Says in the log when the disk is nearly full, once each time, before uploads have to be refused. **Threads:** any;
/// looks every ten seconds on one of its own.
class DiskWatch {
public:
    DiskWatch(const SpaceGauge& space, DiskWarning warning) : space_(space), warning_(warning) {}
    ~DiskWatch() { stop(); }

    void start();
    void stop();

    /// As it is now; for metrics and for those who run the instance.
    [[nodiscard]] DiskState state() const;
    /// One look, with the log line when the limit was crossed since the last one.
    void look();

private:
    [[nodiscard]] std::int64_t limit_of(std::int64_t total_bytes) const;

    const SpaceGauge& space_;
    const DiskWarning warning_;
    bool was_low_ = false;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sunomi
