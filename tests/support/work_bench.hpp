#pragma once

#include <gtest/gtest.h>

#include <mutex>
#include <set>

#include "adapters/local_store/local_object_store.hpp"
#include "services/task_runner.hpp"
#include "support/fake_media_worker.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {

/// Remembers everything it is told.
class RecordingObserver final : public WorkObserver {
public:
    void segment_stored(const VideoId&, TrackIndex track, int segment) override {
        const std::lock_guard lock{mutex_};
        stored_.emplace_back(track, segment);
    }
    void video_changed(const VideoId& video) override {
        const std::lock_guard lock{mutex_};
        changed_.insert(video);
    }
    std::vector<std::pair<TrackIndex, int>> stored() const {
        const std::lock_guard lock{mutex_};
        return stored_;
    }
    bool heard_of(const VideoId& video) const {
        const std::lock_guard lock{mutex_};
        return changed_.contains(video);
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::pair<TrackIndex, int>> stored_;
    std::set<VideoId> changed_;
};

/// Counts nudges, delivers nothing.
class SilentEventBus final : public EventBus {
public:
    void subscribe(const std::string&, const std::string&, EventHandler) override {}
    void start() override {}
    void stop() override {}
    void nudge() override { ++nudges; }
    std::atomic<int> nudges{0};
};

/// Everything around a TaskRunner: a real database, a real store, media that is made up.
class WorkBench {
public:
    ScratchFolder folder;
    SqliteStorage storage;
    std::unique_ptr<LocalStore> store = std::move(open_local_store(folder.file("store")).value());
    FakeMediaWorker media;
    SilentEventBus events;
    RecordingObserver observer;
    PlanCache plans{storage.videos()};
    MemoryBudget memory{1LL << 30};
    UserKey owner = storage.users().create({0, "owner", "Owner", "hash", "", {}}).value();

    VideoRepository& videos() { return storage.videos(); }
    TaskRepository& tasks() { return storage.tasks(); }
    LeaseRepository& leases() { return storage.leases(); }

    /// By `tasks`, which may be one with faults.
    TaskRunner runner_on(TaskRepository& tasks) {
        return {videos(), tasks,  storage.stills(), *store, *store,        media,
                plans,    events, observer,         memory, RunnerConfig{}};
    }
    static Deadline soon() { return Deadline::in(std::chrono::seconds{30}); }

    VideoId begin_upload() {
        Video video;
        video.id = make_video_id();
        video.owner = owner;
        video.title = "Title";
        EXPECT_TRUE(videos().create(video));
        return video.id;
    }
    VideoId upload() {
        const auto id = begin_upload();
        const auto stat = store->put(original_key(id), "original", Overwrite::refuse, soon());
        EXPECT_TRUE(stat && videos().complete_upload(id, {stat->etag, stat->size_bytes}));
        EXPECT_TRUE(tasks().ensure_plan_task(id));
        return id;
    }
    /// Uploaded, planned and published by the runner itself.
    VideoId publish() {
        const auto id = upload();
        EXPECT_TRUE(run(claim_where([&](const Task& task) { return task.video == id; })));
        EXPECT_EQ(get(id).state, VideoState::published);
        return id;
    }

    /// The next task, which must be there.
    Task claim(const std::string& worker = "worker") {
        const auto task = tasks().claim(worker, TaskClass::sweep);
        EXPECT_TRUE(task && *task) << "nothing to claim";
        return task && *task ? **task : Task{};
    }
    /// The next task that fits; what is passed over goes back as it was.
    template <class Fits>
    Task claim_where(Fits fits) {
        std::vector<Task> passed_over;
        auto task = claim();
        while (task.id != 0 && !fits(task)) {
            passed_over.push_back(task);
            task = claim();
        }
        for (const auto& other : passed_over) {
            EXPECT_TRUE(tasks().rest(other, other.failures, other.interruptions, other.mode,
                                     std::chrono::milliseconds{0}, ""));
        }
        return task;
    }
    Task claim_kind(TaskKind kind) {
        return claim_where([&](const Task& task) { return task.kind == kind; });
    }
    Task claim_late_video_run() {
        return claim_where(
            [](const Task& task) { return task.kind == TaskKind::video_run && task.first_segment > 0; });
    }
    /// The same task, woken if it rests and claimed by someone else.
    Task claim_again(const Task& task) {
        for (const auto& resting : *leases().list_resting()) EXPECT_TRUE(leases().wake(resting));
        return claim_where([&](const Task& other) { return other.id == task.id; });
    }

    Result<void> run(
        const Task& task, const StopRequested& stop = [] { return false; }) {
        auto runner = runner_on(tasks());
        return runner.run(task, stop);
    }
    /// Runs everything there is until nothing can be claimed.
    void run_all() {
        for (;;) {
            const auto task = tasks().claim("worker", TaskClass::sweep);
            ASSERT_TRUE(task);
            if (!*task) return;
            ASSERT_TRUE(run(**task));
        }
    }

    Video get(const VideoId& id) { return videos().find(id).value().value_or(Video{}); }
    std::string object(const std::string& key) { return store->get(key, 1 << 20, soon()).value(); }
    std::vector<std::int64_t> sizes_of(const VideoId& id, TrackIndex track) {
        for (const auto& progress : *tasks().progress_of(id)) {
            if (progress.track == track) return progress.segment_bytes;
        }
        return {};
    }
    std::vector<std::string> topics() {
        std::vector<std::string> topics;
        for (const auto& pending : *storage.outbox().list_pending(0, 1000))
            topics.push_back(pending.event.topic);
        return topics;
    }
};

}  // namespace sunomi
