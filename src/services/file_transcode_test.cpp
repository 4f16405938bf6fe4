#include "services/file_transcode.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "domain/playlist.hpp"
#include "support/fake_media_worker.hpp"

namespace sunomi {
namespace {

class FileTranscode : public testing::Test {
protected:
    Result<FileTranscodeSummary> transcode() {
        return transcode_file(
            media, MediaSource{}, config,
            [this](const std::string& key, const std::string& bytes) -> Result<void> {
                if (key == refused) return Error{Errc::no_space, "the disk is full"};
                order.push_back(key);
                objects[key] = bytes;
                return {};
            },
            [this](const FileTranscodeProgress& progress) { steps.push_back(progress); });
    }
    Errc error() {
        const auto done = transcode();
        EXPECT_FALSE(done);
        EXPECT_FALSE(objects.contains("master.m3u8")) << "what is not whole must not look so";
        return done ? Errc::internal : done.error().code();
    }

    FakeMediaWorker media;
    FileTranscodeConfig config;
    std::string refused;
    std::vector<std::string> order;
    std::map<std::string, std::string> objects;
    std::vector<FileTranscodeProgress> steps;
};

TEST_F(FileTranscode, WritesThePlansObjectsAndTheMasterPlaylistLast) {
    const auto summary = transcode();
    ASSERT_TRUE(summary);
    const auto& plan = summary->plan;
    const int count = plan.timeline.segment_count();

    std::map<std::string, std::string> expected;
    std::vector<TrackBandwidth> measured;
    for (const TrackIndex track : {0, 1, audio_track}) {
        const auto folder = track_label(plan, track) + "/";
        expected[folder + "init.mp4"] = "init " + track_label(plan, track);
        expected[folder + "playlist.m3u8"] = media_playlist(plan, track);
        std::vector<std::int64_t> sizes;
        for (int k = 0; k < count; ++k) {
            const auto bytes = FakeMediaWorker::segment_bytes(track, k);
            expected[folder + segment_name(k)] = bytes;
            sizes.push_back(static_cast<std::int64_t>(bytes.size()));
        }
        measured.push_back(measure_bandwidth(plan.timeline, sizes));
    }
    expected["master.m3u8"] = master_playlist(plan, measured);
    EXPECT_EQ(objects, expected);
    EXPECT_EQ(order.size(), expected.size()) << "each once";
    EXPECT_EQ(order.back(), "master.m3u8");
    std::int64_t bytes = 0;
    for (const auto& [key, object] : objects) bytes += static_cast<std::int64_t>(object.size());
    EXPECT_EQ(summary->bytes_written, bytes);
    EXPECT_EQ(summary->notice, "");
}

TEST_F(FileTranscode, CountsEverySegmentOnce) {
    const auto summary = transcode();
    ASSERT_TRUE(summary);
    const int total = summary->plan.timeline.segment_count() * 3;
    ASSERT_EQ(steps.size(), static_cast<std::size_t>(total));
    for (int i = 0; i < total; ++i) {
        EXPECT_EQ(steps[static_cast<std::size_t>(i)].segments_done, i + 1);
        EXPECT_EQ(steps[static_cast<std::size_t>(i)].segments_total, total);
    }
}

TEST_F(FileTranscode, GivesTheSameWithAnyNumberOfJobs) {
    ASSERT_TRUE(transcode());
    const auto two_jobs = objects;
    for (const int jobs : {0, 1, 7}) {
        objects.clear();
        config.jobs = jobs;
        ASSERT_TRUE(transcode());
        EXPECT_EQ(objects, two_jobs) << jobs;
    }
}

TEST_F(FileTranscode, SaysWhatIsMissingOfAFileThatIsCutOff) {
    media.facts.claimed_duration = std::chrono::seconds{21};
    EXPECT_EQ(transcode()->notice, "The file is cut off: the last 0:01 of 0:21 are missing.");
}

TEST_F(FileTranscode, RefusesWhatCannotBePlayed) {
    media.facts.video.reset();
    media.facts.audio.reset();
    EXPECT_EQ(error(), Errc::corrupt_media);
    EXPECT_TRUE(objects.empty());
}

TEST_F(FileTranscode, PassesOnWhatTheMediaWorkerSays) {
    media.inits_error = Error{Errc::internal, "the child died"};
    EXPECT_EQ(error(), Errc::internal);
    media.probe_error = Error{Errc::timed_out, "it takes too long"};
    EXPECT_EQ(error(), Errc::timed_out);
}

TEST_F(FileTranscode, TheFirstErrorStopsAllRunsAndIsTheOneThatIsTold) {
    media.facts = FakeMediaWorker::facts_of(std::chrono::hours{2});
    config.jobs = 4;
    media.segment_errors.try_emplace({0, 3}, Errc::corrupt_media, "the picture is broken");
    for (int i = 0; i < 20; ++i) {
        order.clear();
        ASSERT_EQ(error(), Errc::corrupt_media);
        EXPECT_LT(order.size(), 5400U);
    }
}

TEST_F(FileTranscode, AFullDiskStopsIt) {
    refused = "360p/s_001.m4s";
    EXPECT_EQ(error(), Errc::no_space);
    refused = "audio/playlist.m3u8";
    EXPECT_EQ(error(), Errc::no_space);
}

}  // namespace
}  // namespace sunomi
