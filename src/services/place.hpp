#pragma once

#include <atomic>

namespace sunomi {

/// A place among the few that do something at once, given back at the end. **Threads:** any, on one counter.
class Place {
public:
    Place(std::atomic<int>& taken, int most) : taken_(taken), is_free_(++taken <= most) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { --taken_; }
    /// Was there room? If not, whoever asked should come back later.
    [[nodiscard]] bool is_free() const { return is_free_; }

private:
    std::atomic<int>& taken_;
    bool is_free_;
};

}  // namespace sunomi
