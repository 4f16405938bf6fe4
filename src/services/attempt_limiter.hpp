#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// So many attempts at once; used ones come back evenly, all of them within `recovery`.
struct AttemptLimit {
    int attempts = 10;
    std::chrono::seconds recovery{600};
};

/// too_many, with a sentence that ends with the time to wait.
Error too_many_until(const std::string& what, std::chrono::seconds wait);
/// The time that such a message names; 1 s for any other.
std::chrono::seconds wait_named_in(std::string_view message);

/// Counts attempts by key, in memory and bounded. The algorithm is the generic cell rate algorithm (ITU-T
/// I.371): of each key only the moment is kept at which it will have recovered wholly. **Threads:** any.
class AttemptLimiter {
public:
    /// Beyond `most_keys` the one that is nearest to its recovery is forgotten.
    AttemptLimiter(AttemptLimit limit, const Clock& clock, std::size_t most_keys = 100'000);

    /// Counts an attempt of `key`. When there are too many it is not counted, and the answer is how long
    /// until there is one again.
    [[nodiscard]] std::optional<std::chrono::seconds> try_take(const std::string& key);
    /// Takes an attempt back: it was none of those that are counted.
    void give_back(const std::string& key);

private:
    void set(const std::string& key, SteadyTime recovered);

    const std::chrono::nanoseconds each_;  // until one attempt has come back
    const std::chrono::nanoseconds whole_;
    const Clock& clock_;
    const std::size_t most_keys_;
    std::mutex mutex_;
    std::unordered_map<std::string, SteadyTime> recovered_;
    std::set<std::pair<SteadyTime, std::string>> by_recovery_;
};

}  // namespace sunomi
