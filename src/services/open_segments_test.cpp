#include "services/open_segments.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/playlist.hpp"
#include "support/manual_clock.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

const VideoId one = "0123456789abcdef";
const VideoId two = "fedcba9876543210";

MediaPath path_of(const VideoId& video, int segment) {
    return parse_media_path(segment_key(video, "360p", segment)).value();
}

class OpenSegmentsTest : public testing::Test {
protected:
    /// Keeps a segment open; returns its descriptor.
    int keep(const VideoId& video, int segment) {
        UniqueFd fd{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
        const int number = fd.get();
        segments.keep(path_of(video, segment),
                      std::make_shared<const LocalObject>(LocalObject{std::move(fd), {10, "tag"}}));
        return number;
    }
    [[nodiscard]] bool has(const VideoId& video, int segment) const {
        return segments.find(segment_key(video, "360p", segment)) != nullptr;
    }
    static bool is_open(int fd) {
        struct stat about {};
        return ::fstat(fd, &about) == 0;
    }

    ManualClock clock;
    OpenSegments segments{clock, {3, 2000ms}};
};

TEST_F(OpenSegmentsTest, HasWhatWasKept) {
    keep(one, 1);
    EXPECT_TRUE(has(one, 1));
    EXPECT_FALSE(has(one, 2));
    EXPECT_FALSE(has(two, 1));
}

TEST_F(OpenSegmentsTest, KeepsItForALimitedTimeWhoeverAsks) {
    const int fd = keep(one, 1);
    clock.advance(1999ms);
    EXPECT_TRUE(has(one, 1));
    segments.forget_old();
    EXPECT_TRUE(is_open(fd));
    clock.advance(1ms);
    EXPECT_FALSE(has(one, 1));
    segments.forget_old();
    EXPECT_FALSE(is_open(fd));
}

TEST_F(OpenSegmentsTest, ForgetsAllOfAVideo) {
    const int first = keep(one, 1);
    const int second = keep(one, 2);
    keep(two, 1);
    segments.forget(one);
    EXPECT_FALSE(has(one, 1));
    EXPECT_FALSE(has(one, 2));
    EXPECT_FALSE(is_open(first));
    EXPECT_FALSE(is_open(second));
    EXPECT_TRUE(has(two, 1));
}

TEST_F(OpenSegmentsTest, LetsTheOldestGoWhenItIsFull) {
    const int first = keep(one, 1);
    for (const int k : {2, 3}) keep(one, k);
    EXPECT_TRUE(has(one, 1));
    keep(one, 4);
    EXPECT_FALSE(has(one, 1));
    EXPECT_FALSE(is_open(first));
    for (const int k : {2, 3, 4}) EXPECT_TRUE(has(one, k));
}

TEST_F(OpenSegmentsTest, KeepsOneOfEachAndTheLatest) {
    const int before = keep(one, 1);
    clock.advance(1000ms);
    keep(one, 1);
    EXPECT_FALSE(is_open(before));
    clock.advance(1500ms);
    EXPECT_TRUE(has(one, 1));
}

TEST_F(OpenSegmentsTest, LeavesItToWhoIsReadingIt) {
    const int fd = keep(one, 1);
    auto reading = segments.find(segment_key(one, "360p", 1));
    segments.forget(one);
    EXPECT_TRUE(is_open(fd));
    reading.reset();
    EXPECT_FALSE(is_open(fd));
}

}  // namespace
}  // namespace sunomi
