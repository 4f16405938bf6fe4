#include "services/media_gate.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

/// Counts how often videos are read; another process changes them behind its back.
class CountingVideos final : public VideoRepository {
public:
    explicit CountingVideos(VideoRepository& real) : real_(real) {}
    Result<void> create(const Video& video) override { return real_.create(video); }
    Result<std::optional<Video>> find(const VideoId& id) override {
        ++reads;
        auto found = real_.find(id);
        if (while_reading) std::exchange(while_reading, nullptr)();
        return found;
    }
    Result<std::optional<VideoPlan>> find_plan(const VideoId& id) override { return real_.find_plan(id); }
    Result<void> change_details(const VideoId& id, const VideoDetails& details,
                                std::int64_t version) override {
        return real_.change_details(id, details, version);
    }
    Result<bool> complete_upload(const VideoId& id, const StoredOriginal& original) override {
        return real_.complete_upload(id, original);
    }
    Result<bool> process_again(const VideoId& id) override { return real_.process_again(id); }
    Result<std::vector<Video>> list_uploading() override { return real_.list_uploading(); }
    Result<bool> remove(const VideoId& id) override { return real_.remove(id); }

    int reads = 0;
    std::function<void()> while_reading;

private:
    VideoRepository& real_;
};

class MediaGateTest : public testing::Test {
protected:
    void show_to(Visibility visibility) {
        VideoDetails details;
        details.title = "Title";
        details.visibility = visibility;
        ASSERT_TRUE(bench.videos().change_details(id, details, bench.get(id).version));
    }
    bool admits(const std::optional<Actor>& viewer, const std::string& name = "360p/s_000.m4s") {
        const auto admitted = gate.admit(parse_media_path(id + '/' + name).value(), viewer);
        EXPECT_TRUE(admitted || admitted.error().code() == Errc::not_found);
        return admitted.has_value();
    }

    WorkBench bench;
    VideoId id = bench.begin_upload();
    ManualClock clock;
    std::string revoked;
    MediaPasses passes{"secret", clock, [this](const std::string& session) { return session == revoked; }};
    CountingVideos videos{bench.videos()};
    MediaGate gate{videos, passes, clock, MediaGate::Limits{2, 2s}};
    const Actor owner{bench.owner, "owner's session"};
    const Actor other{bench.owner + 1, "other's session"};
};

TEST_F(MediaGateTest, AdmitsEveryoneWhoHasTheLinkUnlessItIsPrivate) {
    for (const auto visibility : {Visibility::everyone, Visibility::unlisted, Visibility::owner}) {
        show_to(visibility);
        gate.forget(id);
        const bool open = visibility != Visibility::owner;
        EXPECT_EQ(admits(std::nullopt), open);
        EXPECT_EQ(admits(other), open);
        EXPECT_TRUE(admits(owner));
        EXPECT_FALSE(admits(std::nullopt, "original.mp4"));
        EXPECT_FALSE(admits(other, "original.mp4"));
        EXPECT_TRUE(admits(owner, "original.mp4"));
    }
}

TEST_F(MediaGateTest, LeadsToTheThumbnailThatTheOwnerChose) {
    const auto key_of = [&](const std::string& name) {
        return gate.admit(parse_media_path(id + '/' + name).value(), std::nullopt).value();
    };
    EXPECT_EQ(key_of("thumbnail.jpg"), thumbnail_key(id));
    ASSERT_TRUE(bench.storage.stills().show_thumbnail(id, own_thumbnail, 960, 720));
    gate.forget(id);
    EXPECT_EQ(key_of("thumbnail.jpg"), thumbnail_key(id, own_thumbnail));
    EXPECT_EQ(key_of("thumbnail_0.jpg"), thumbnail_key(id)) << "a certain picture stays that one";
    EXPECT_EQ(key_of("360p/s_000.m4s"), segment_key(id, "360p", 0));
}

TEST_F(MediaGateTest, AdmitsNobodyToWhatDoesNotExist) {
    ASSERT_TRUE(bench.videos().remove(id));
    EXPECT_FALSE(admits(std::nullopt));
    EXPECT_FALSE(admits(owner));
    EXPECT_FALSE(admits(Actor{0, ""}, "original.mp4"));
}

TEST_F(MediaGateTest, ForgetsTheOwnerWhoseSessionEnded) {
    show_to(Visibility::owner);
    revoked = owner.session;
    EXPECT_FALSE(admits(owner));
}

TEST_F(MediaGateTest, ReadsTheDatabaseOnceInTwoSeconds) {
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(admits(std::nullopt));
    EXPECT_EQ(videos.reads, 1);
    show_to(Visibility::owner);  // by another process
    clock.advance(1999ms);
    EXPECT_TRUE(admits(std::nullopt));
    clock.advance(1ms);
    EXPECT_FALSE(admits(std::nullopt));
    EXPECT_EQ(videos.reads, 2);
}

TEST_F(MediaGateTest, KnowsOfAChangeInThisProcessAtOnce) {
    EXPECT_TRUE(admits(std::nullopt));
    show_to(Visibility::owner);
    gate.forget(id);
    EXPECT_FALSE(admits(std::nullopt));
}

TEST_F(MediaGateTest, DoesNotRememberWhatWasReadWhileItChanged) {
    videos.while_reading = [this] {
        show_to(Visibility::owner);
        gate.forget(id);
    };
    EXPECT_TRUE(admits(std::nullopt)) << "this one asked before";
    EXPECT_FALSE(admits(std::nullopt));
}

TEST_F(MediaGateTest, KeepsOnlySoManyVideos) {
    EXPECT_TRUE(admits(std::nullopt));
    const auto first = id;
    for (int i = 0; i < 2; ++i) {
        id = bench.begin_upload();
        EXPECT_TRUE(admits(std::nullopt));
    }
    EXPECT_TRUE(admits(std::nullopt));
    EXPECT_EQ(videos.reads, 3);
    id = first;
    EXPECT_TRUE(admits(std::nullopt));
    EXPECT_EQ(videos.reads, 4) << "it was the least recently used";
}

}  // namespace
}  // namespace sunomi
