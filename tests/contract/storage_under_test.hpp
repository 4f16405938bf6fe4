#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "contract/administration_storage.hpp"
#include "contract/social_storage.hpp"
#include "ports/account_archivist.hpp"
#include "ports/account_repository.hpp"
#include "ports/event_outbox.hpp"
#include "ports/github_account_repository.hpp"
#include "ports/object_ledger.hpp"
#include "ports/profile_picture_repository.hpp"
#include "ports/session_repository.hpp"
#include "ports/still_repository.hpp"
#include "ports/task_repository.hpp"
#include "ports/upload_repository.hpp"
#include "ports/user_repository.hpp"
#include "ports/video_catalog.hpp"
#include "ports/video_repository.hpp"
#include "ports/video_search.hpp"
#include "ports/view_repository.hpp"
#include "ports/work_figures.hpp"
#include "support/stepping_clock.hpp"

namespace sunomi {

/// One empty database with the repositories on it.
class StorageUnderTest : public SocialStorage, public AdministrationStorage {
public:
    virtual UserRepository& users() = 0;
    virtual AccountRepository& accounts() = 0;
    virtual AccountArchivist& archivist() = 0;
    virtual SessionRepository& sessions() = 0;
    virtual RevocationLog& revocations() = 0;
    virtual VideoRepository& videos() = 0;
    virtual VideoCatalog& catalog() = 0;
    virtual ViewRepository& views() = 0;
    virtual TaskRepository& tasks() = 0;
    virtual LeaseRepository& leases() = 0;
    virtual StillRepository& stills() = 0;
    virtual UploadRepository& uploads() = 0;
    virtual MultipartRepository& multiparts() = 0;
    virtual EventOutbox& outbox() = 0;
    virtual ProfilePictureRepository& pictures() = 0;
    virtual VideoSearch& search() = 0;
    virtual SearchIndex& search_index() = 0;
    virtual GithubAccountRepository& github() = 0;
    virtual ObjectLedger& ledger() = 0;
    virtual WorkFigures& figures() = 0;
    virtual SteppingClock& clock() = 0;
};
using MakeStorage = std::function<std::unique_ptr<StorageUnderTest>()>;

/// What the contract suites of the repositories share: short ways to bring a video to some state.
class StorageContract : public testing::TestWithParam<MakeStorage> {
protected:
    StorageUnderTest& storage() { return *storage_; }
    UserRepository& users() { return storage_->users(); }
    AccountRepository& accounts() { return storage_->accounts(); }
    SessionRepository& sessions() { return storage_->sessions(); }
    RevocationLog& revocations() { return storage_->revocations(); }
    VideoRepository& videos() { return storage_->videos(); }
    VideoCatalog& catalog() { return storage_->catalog(); }
    ViewRepository& views() { return storage_->views(); }
    TaskRepository& tasks() { return storage_->tasks(); }
    StillRepository& stills() { return storage_->stills(); }
    LeaseRepository& leases() { return storage_->leases(); }
    UploadRepository& uploads() { return storage_->uploads(); }
    MultipartRepository& multiparts() { return storage_->multiparts(); }
    EventOutbox& outbox() { return storage_->outbox(); }
    GithubAccountRepository& github() { return storage_->github(); }
    ProfilePictureRepository& pictures() { return storage_->pictures(); }
    VideoSearch& search() { return storage_->search(); }
    SearchIndex& search_index() { return storage_->search_index(); }
    SteppingClock& clock() { return storage_->clock(); }

    /// A plan of two renditions and audio, with `segments` segments of 4 s at 25 frames/s.
    static VideoPlan plan_of(int segments) {
        VideoPlan plan;
        plan.timeline.timescale = 25;
        plan.timeline.frame_ticks = 1;
        for (int i = 0; i < segments; ++i) plan.timeline.starts.push_back(i * 100);
        plan.timeline.end = segments * 100;
        plan.renditions = {{"720p", 1280, 720, 2'500'000, TrackMode::encode, "avc1.64001f"},
                           {"360p", 640, 360, 800'000, TrackMode::encode, "avc1.64001e"}};
        plan.audio = AudioPlan{};
        plan.source_video_codec = "h264";
        plan.source_audio_codec = "aac";
        return plan;
    }
    /// One run of every video rendition for each `length` segments, all of class sweep.
    static std::vector<PlannedRun> runs_of(int segments, int length) {
        std::vector<PlannedRun> runs;
        for (int first = 0; first < segments; first += length) {
            const int last = std::min(first + length, segments);
            runs.push_back({TaskKind::video_run, {0, 1}, first, last, TaskClass::sweep});
        }
        return runs;
    }
    static SegmentRecord record(TrackIndex track, int segment, std::int64_t size = 1000) {
        return {track, segment, size, std::string(32, static_cast<char>('a' + segment % 26))};
    }

    UserKey add_user(const std::string& user_id) {
        const auto key = users().create({0, user_id, "Some One", "hash", "", {}});
        EXPECT_TRUE(key) << key.error().message();
        return key ? *key : 0;
    }
    VideoId add_video(UserKey owner, Visibility visibility = Visibility::everyone) {
        Video video;
        video.visibility = visibility;
        video.id = make_video_id();
        video.owner = owner;
        video.title = "Title";
        const auto created = videos().create(video);
        EXPECT_TRUE(created) << created.error().message();
        return video.id;
    }
    VideoId add_uploaded(UserKey owner) {
        const auto id = add_video(owner);
        EXPECT_TRUE(videos().complete_upload(id, {"etag", 12345}));
        return id;
    }
    /// Uploaded, with its plan task claimed by `worker`.
    Task plan_task(UserKey owner, const std::string& worker = "planner") {
        const auto id = add_uploaded(owner);
        EXPECT_TRUE(tasks().ensure_plan_task(id));
        return take(worker, TaskClass::interactive);
    }
    /// Published with these runs; the thumbnail task is done already.
    VideoId add_published(UserKey owner, int segments, const std::vector<PlannedRun>& runs) {
        const auto planning = plan_task(owner);
        const auto published = tasks().publish(planning, {plan_of(segments), "", 1280, 720, runs});
        EXPECT_TRUE(published) << published.error().message();
        finish_thumbnail(planning.video);
        return planning.video;
    }
    void finish_thumbnail(const VideoId& video) {
        const auto task = take("thumbnailer");
        EXPECT_EQ(task.kind, TaskKind::thumbnail);
        EXPECT_EQ(task.video, video);
        EXPECT_TRUE(tasks().finish(task));
    }

    /// The next task, which must be there.
    Task take(const std::string& worker, TaskClass task_class = TaskClass::sweep) {
        const auto task = tasks().claim(worker, task_class);
        EXPECT_TRUE(task && *task) << (task ? "nothing to claim" : task.error().message());
        return task && *task ? **task : Task{};
    }
    bool nothing_to_take(const std::string& worker, TaskClass task_class = TaskClass::sweep) {
        const auto task = tasks().claim(worker, task_class);
        EXPECT_TRUE(task) << task.error().message();
        return task && !*task;
    }
    /// First segments of all tasks that can be claimed one after the other.
    std::vector<int> drain(const std::string& worker) {
        std::vector<int> firsts;
        for (;;) {
            const auto task = tasks().claim(worker, TaskClass::sweep);
            EXPECT_TRUE(task) << task.error().message();
            if (!task || !*task) return firsts;
            firsts.push_back((*task)->first_segment);
        }
    }
    Video get(const VideoId& id) {
        const auto video = videos().find(id);
        EXPECT_TRUE(video && *video);
        return video && *video ? **video : Video{};
    }
    /// `topic video` of everything in the outbox.
    std::vector<std::string> events() {
        std::vector<std::string> topics;
        const auto pending = outbox().list_pending(0, 1000);
        EXPECT_TRUE(pending);
        if (pending) {
            for (const auto& [event, taken_by] : *pending)
                topics.push_back(event.topic + ' ' + event.video_id);
        }
        return topics;
    }
    template <class T>
    static Errc code_of(const Result<T>& result) {
        EXPECT_FALSE(result) << "it succeeded";
        return result ? Errc::internal : result.error().code();
    }

private:
    std::unique_ptr<StorageUnderTest> storage_ = GetParam()();
};

}  // namespace sunomi
