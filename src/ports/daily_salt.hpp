#pragma once

#include <chrono>
#include <string>

#include "base/result.hpp"

namespace sunomi {

/// A random secret for each day (UTC), apart from the database, gone for ever when the next day's is asked
/// for.
/// **Threads:** one at a time.
class DailySalt {
public:
    virtual ~DailySalt() = default;
    /// The salt of `day`, the same one until another day is asked for, also after a restart: 256 random bits.
    /// unavailable, no_space when it can be neither read nor kept.
    virtual Result<std::string> of(std::chrono::sys_days day) = 0;
};

}  // namespace sunomi
