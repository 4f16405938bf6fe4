#pragma once

#include <functional>
#include <string>

#include "domain/ladder.hpp"
#include "ports/event_bus.hpp"
#include "ports/media_worker.hpp"
#include "ports/object_store.hpp"
#include "ports/still_repository.hpp"
#include "ports/task_repository.hpp"
#include "ports/video_repository.hpp"
#include "services/memory_budget.hpp"
#include "services/plan_cache.hpp"
#include "services/task_tally.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// Deadlines of the single steps, wall time; of probes and inits those of the first attempt, four times as
/// long at each further one.
struct RunnerConfig {
    LadderPolicy ladder;
    SourceLimits limits;
    std::chrono::milliseconds probe_time{
        4000};  ///< and 10 s more per GB, for containers that must be read to the end
    std::chrono::milliseconds inits_time{15000};
    std::chrono::milliseconds run_time{600000};
    std::chrono::milliseconds thumbnail_time{20000};
    std::chrono::milliseconds storyboard_time{60000};  ///< and 1 s more per tile
};

/// Does one claimed task from beginning to end and writes down what became of it. Every outcome is decided
/// here: a success, a *failure* (the media child ended by itself), an *interruption* (told to stop, a part
/// unavailable), or a lost lease (then nothing is written). **Threads:** any number of tasks at once.
class TaskRunner {
public:
    TaskRunner(VideoRepository& videos, TaskRepository& tasks, StillRepository& stills, ObjectStore& store,
               FileBacked& files, MediaWorker& media, PlanCache& plans, EventBus& events,
               WorkObserver& observer, MemoryBudget& memory, RunnerConfig config)
        : videos_(videos),
          tasks_(tasks),
          stills_(stills),
          store_(store),
          files_(files),
          media_(media),
          plans_(plans),
          events_(events),
          observer_(observer),
          memory_(memory),
          config_(std::move(config)) {}

    /// `stop` turns true when the lease is lost or the worker drains. Fails when what became of the task
    /// could not be written down (a full disk): the lease is then still held and must be given back later.
    Result<void> run(const Task& task, const StopRequested& stop);

    [[nodiscard]] const TaskTally& tally() const { return tally_; }

private:
    /// An open original together with its video and (but for plan tasks) its plan.
    struct Bench {
        Video video;
        LocalObject original;
        std::shared_ptr<const VideoPlan> plan;
        [[nodiscard]] MediaSource source() const { return {original.fd.get(), original.stat.size_bytes}; }
    };

    Result<Bench> set_up(const Task& task);
    Result<void> work(const Task& task, const StopRequested& stop);
    Result<void> make_plan_of(const Task& task, const Bench& bench, const StopRequested& stop);
    Result<void> store(const ObjectKey& key, std::string_view bytes, Overwrite overwrite);
    Result<void> store_plan(const VideoId& id, const VideoPlan& plan, const std::vector<InitSegment>& inits);
    Result<void> make_run(const Task& task, const Bench& bench, const StopRequested& stop);
    Result<std::vector<WantedSegments>> wanted_of(const Task& task);
    Result<void> keep_segment(const Task& task, const VideoPlan& plan, TrackIndex track, int segment,
                              const std::string& bytes);
    Result<void> note_damage(const Task& task, const VideoPlan& plan, const RunReport& report);
    Result<void> make_thumbnails(const Task& task, const Bench& bench, const StopRequested& stop);
    Result<void> make_storyboard(const Task& task, const Bench& bench, const StopRequested& stop);
    Result<void> finish_task(const Task& task);
    Result<void> finish_video(const Task& task, const Bench& bench);

    Result<void> settle(const Task& task, const Error& error);
    Result<void> write_outcome(const Task& task, const Error& error);
    void clear_deleted(const VideoId& id);
    Result<void> settle_failure(const Task& task, const Error& error);
    /// What a task comes to that will not be tried again as it is.
    Result<void> condemn(const Task& task, const Error& error);
    Result<void> conceal(const Task& task, const Error& error);
    Result<void> fail_video(const Task& task, const std::string& reason);

    VideoRepository& videos_;
    TaskRepository& tasks_;
    StillRepository& stills_;
    ObjectStore& store_;
    FileBacked& files_;
    MediaWorker& media_;
    PlanCache& plans_;
    EventBus& events_;
    WorkObserver& observer_;
    MemoryBudget& memory_;
    RunnerConfig config_;
    TaskTally tally_;
};

}  // namespace sunomi
