#include "domain/video.hpp"

#include <gtest/gtest.h>

#include "domain/progress.hpp"

namespace sunomi {
namespace {

TEST(VideoId, IsSixteenLowerCaseHexDigits) {
    EXPECT_TRUE(is_video_id(make_video_id()));
    EXPECT_EQ(make_video_id().size(), 16U);
    for (const auto* bad :
         {"", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdeg", "../../../../../.."}) {
        EXPECT_FALSE(is_video_id(bad)) << bad;
    }
}

TEST(VideoRules, KeepTitlesShortAndDescriptionsAsTyped) {
    EXPECT_EQ(check_title("  <b>Hi</b> ").value(), "<b>Hi</b>");
    EXPECT_FALSE(check_title("  "));
    EXPECT_FALSE(check_title(std::string(101, 'x')));
    EXPECT_EQ(check_description(" two\nlines ").value(), " two\nlines ");
    EXPECT_FALSE(check_description(std::string(5001, 'x')));
    EXPECT_FALSE(check_title(std::string("a\0b", 3)));
}

TEST(ObjectKeys, FollowTheLayout) {
    const VideoId id = "0123456789abcdef";
    EXPECT_EQ(original_key(id), "0123456789abcdef/original.mp4");
    EXPECT_EQ(segment_key(id, "360p", 12), "0123456789abcdef/360p/s_012.m4s");
    EXPECT_EQ(init_key(id, "audio"), "0123456789abcdef/audio/init.mp4");
}

TEST(ProgressStatus, SpeaksThePublishedWords) {
    Progress progress;
    EXPECT_EQ(progress_status(progress), "UPLOADING");
    progress.state = VideoState::processing;
    EXPECT_EQ(progress_status(progress), "TRANSCODING");
    progress.state = VideoState::published;
    EXPECT_EQ(progress_status(progress), "TRANSCODING");
    progress.finished = true;
    EXPECT_EQ(progress_status(progress), "COMPLETED");
    progress.state = VideoState::failed;
    EXPECT_EQ(progress_status(progress), "ERROR");
}

}  // namespace
}  // namespace sunomi
