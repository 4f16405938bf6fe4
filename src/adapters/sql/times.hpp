#pragma once

#include <cstdint>

#include "base/clock.hpp"

namespace sunomi {

/// Times as columns keep them: microseconds since 1970, UTC.
inline std::int64_t to_column(WallTime time) {
    return time.time_since_epoch().count();
}
inline WallTime time_from_column(std::int64_t microseconds) {
    return WallTime{std::chrono::microseconds{microseconds}};
}

}  // namespace sunomi
