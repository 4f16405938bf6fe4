#pragma once

#include <array>
#include <string_view>

#include "base/metrics.hpp"
#include "domain/task.hpp"

namespace sunomi {

/// How a task's attempt ended.
enum class TaskOutcome {
    done,
    failed,       ///< the media child ended by itself
    interrupted,  ///< told to stop
    postponed,    ///< no room, or a part did not answer
    dropped,      ///< its lease was lost, or its video deleted
};

/// Attempts since the process began, counted without locks. **Threads:** any.
class TaskTally {
public:
    static constexpr std::array<std::string_view, 5> outcomes{"done", "failed", "interrupted", "postponed",
                                                              "dropped"};
    static constexpr std::array<TaskKind, 6> kinds{TaskKind::plan,       TaskKind::video_run,
                                                   TaskKind::audio_run,  TaskKind::thumbnail,
                                                   TaskKind::storyboard, TaskKind::finish};

    void add(TaskKind kind, TaskOutcome outcome) { at(kind, outcome).add(); }
    [[nodiscard]] std::uint64_t count(TaskKind kind, std::size_t outcome) const {
        return counts_.at(static_cast<std::size_t>(kind)).at(outcome).value();
    }

private:
    metrics::Counter& at(TaskKind kind, TaskOutcome outcome) {
        return counts_.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(outcome));
    }
    std::array<std::array<metrics::Counter, outcomes.size()>, kinds.size()> counts_;
};

}  // namespace sunomi
