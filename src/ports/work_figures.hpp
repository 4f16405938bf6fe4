#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/task.hpp"

namespace sunomi {

/// How many tasks there are of a kind in a state, and since when the oldest of them is there.
struct TaskCount {
    std::string kind;
    std::string state;  ///< ready, running, resting
    std::int64_t count = 0;
    WallTime oldest{};
};

/// What a monitor wants to know of the stored work. Counts rows: for a look now and then, not for each request.
/// **Threads:** any. Errors of every call: unavailable.
class WorkFigures {
public:
    virtual ~WorkFigures() = default;
    virtual Result<std::vector<TaskCount>> count_tasks() = 0;
    /// Events that not everyone has taken yet.
    virtual Result<std::int64_t> count_pending_events() = 0;
};

}  // namespace sunomi
