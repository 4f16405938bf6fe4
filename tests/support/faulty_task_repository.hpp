#pragma once

#include <atomic>
#include <functional>

#include "ports/task_repository.hpp"

namespace sunomi {

/// A real repository in front of which things go wrong, or happen at a moment that a test chooses.
class FaultyTaskRepository final : public TaskRepository {
public:
    explicit FaultyTaskRepository(TaskRepository& real) : real_(real) {}

    std::atomic<bool> beats_fail{false};
    std::atomic<bool> rests_fail{false};
    std::atomic<bool> claims_fail{false};
    std::atomic<int> beats{0};  ///< asked for, well or not
    // Set before the work begins; called on the worker's threads.
    std::function<void()> on_claimed = [] {};
    std::function<void()> before_beat = [] {};
    std::function<void()> after_beat = [] {};
    std::function<void()> on_request = [] {};  ///< before a segment is asked for

    Result<std::optional<Task>> claim(const std::string& owner, TaskClass task_class) override {
        if (claims_fail) return absent();
        auto task = real_.claim(owner, task_class);
        if (task && *task) on_claimed();
        return task;
    }
    Result<std::vector<std::int64_t>> beat(const std::string& owner) override {
        before_beat();
        auto mine = beats_fail ? Result<std::vector<std::int64_t>>{absent()} : real_.beat(owner);
        after_beat();
        ++beats;
        return mine;
    }
    Result<void> rest(const Task& task, int failures, int interruptions, RunMode mode,
                      std::chrono::milliseconds rest, const std::string& why) override {
        if (rests_fail) return Error{Errc::no_space, "the disk is full"};
        return real_.rest(task, failures, interruptions, mode, rest, why);
    }
    Result<bool> request_segment(const VideoId& video, TrackIndex track, int segment, int last) override {
        on_request();
        return real_.request_segment(video, track, segment, last);
    }

    Result<void> ensure_plan_task(const VideoId& video) override { return real_.ensure_plan_task(video); }
    Result<void> record_segment(const Task& task, const SegmentRecord& segment) override {
        return real_.record_segment(task, segment);
    }
    Result<void> publish(const Task& task, const Publication& publication) override {
        return real_.publish(task, publication);
    }
    Result<void> finish(const Task& task) override { return real_.finish(task); }
    Result<void> complete_video(const Task& task) override { return real_.complete_video(task); }
    Result<void> fail_video(const Task& task, const std::string& reason) override {
        return real_.fail_video(task, reason);
    }
    Result<int> note_concealed(const Task& task, int segments, const std::string& notice) override {
        return real_.note_concealed(task, segments, notice);
    }
    Result<std::vector<TrackProgress>> progress_of(const VideoId& video) override {
        return real_.progress_of(video);
    }
    Result<int> videos_ahead(const VideoId& video) override { return real_.videos_ahead(video); }

private:
    static Error absent() { return Error{Errc::unavailable, "the database does not answer"}; }

    TaskRepository& real_;
};

}  // namespace sunomi
