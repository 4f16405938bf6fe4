#include "services/history_service.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using Recording = HistoryService::Recording;

class HistoryServiceTest : public testing::Test {
protected:
    std::vector<VideoId> watched_by(const Actor& actor) {
        std::vector<VideoId> ids;
        const auto list = service.list(actor, {});
        EXPECT_TRUE(list);
        if (list) {
            for (const auto& watched : *list) ids.push_back(watched.video.id);
        }
        return ids;
    }
    std::optional<std::chrono::milliseconds> resume(const std::optional<Actor>& viewer) {
        return *service.resume_at(viewer, bench.get(video));
    }

    SocialBench bench;
    HistoryService service{bench.storage.history(), bench.shown};
    const Actor ada = bench.add_user("ada");
    const VideoId video = bench.publish();  // 20 s
};

TEST_F(HistoryServiceTest, SaysWhereToGoOnUnlessItHasJustBegunOrIsOver) {
    EXPECT_EQ(resume(ada), std::nullopt);
    EXPECT_TRUE(*service.note(ada, video, 4900ms));
    EXPECT_EQ(resume(ada), std::nullopt);
    EXPECT_TRUE(*service.note(ada, video, 7s));
    EXPECT_EQ(resume(ada), 7s);
    EXPECT_EQ(resume(std::nullopt), std::nullopt);
    EXPECT_EQ(resume(bench.channel), std::nullopt);
    EXPECT_TRUE(*service.note(ada, video, 11s));
    EXPECT_EQ(resume(ada), std::nullopt) << "less than ten seconds are left";
}

TEST_F(HistoryServiceTest, APositionLiesWithinTheVideo) {
    EXPECT_EQ(code_of(service.note(ada, video, -1ms)), Errc::invalid);
    EXPECT_THAT(watched_by(ada), IsEmpty());
    EXPECT_TRUE(*service.note(ada, video, 9999s));
    EXPECT_EQ(service.list(ada, {})->front().position, 20s);
}

TEST_F(HistoryServiceTest, APlayerThatStandsStillCausesNoWrite) {
    ASSERT_TRUE(*service.note(ada, video, 7s));
    const auto before = service.list(ada, {})->front().watched;
    EXPECT_TRUE(*service.note(ada, video, 7s));
    EXPECT_EQ(service.list(ada, {})->front().watched, before);
    EXPECT_TRUE(*service.note(ada, video, 8s));
    EXPECT_GT(service.list(ada, {})->front().watched, before);
}

TEST_F(HistoryServiceTest, APausedHistorySaysThatNothingIsNotedAlsoForTheSamePosition) {
    ASSERT_TRUE(*service.note(ada, video, 7s));
    ASSERT_TRUE(service.set_recording(ada, Recording::paused));
    EXPECT_FALSE(*service.note(ada, video, 8s));
    EXPECT_FALSE(*service.note(ada, video, 7s));
    EXPECT_EQ(resume(ada), 7s) << "what was noted before stays";
    ASSERT_TRUE(service.set_recording(ada, Recording::on));
    EXPECT_TRUE(*service.note(ada, video, 7s));
}

TEST_F(HistoryServiceTest, HidesWhatOneMayNoLongerSeeButLetsOneRemoveIt) {
    const auto other = bench.add_video(bench.channel);
    ASSERT_TRUE(*service.note(ada, other, 1s));
    ASSERT_TRUE(*service.note(ada, video, 7s));
    bench.show_to(video, Visibility::owner);
    EXPECT_THAT(watched_by(ada), ElementsAre(other));
    EXPECT_EQ(code_of(service.note(ada, video, 8s)), Errc::not_found);
    EXPECT_EQ(code_of(service.note(ada, "ffffffffffffffff", 8s)), Errc::not_found);
    EXPECT_TRUE(service.remove(ada, video));
    EXPECT_TRUE(service.remove(ada, video)) << "a success also when it was not in";
    bench.show_to(video, Visibility::everyone);
    EXPECT_THAT(watched_by(ada), ElementsAre(other));
}

TEST_F(HistoryServiceTest, IsEmptiedForOnePersonOnly) {
    ASSERT_TRUE(*service.note(ada, video, 7s));
    ASSERT_TRUE(*service.note(bench.channel, video, 7s));
    ASSERT_TRUE(service.remove_all(ada));
    EXPECT_THAT(watched_by(ada), IsEmpty());
    EXPECT_EQ(resume(ada), std::nullopt);
    EXPECT_THAT(watched_by(bench.channel), ElementsAre(video));
}

}  // namespace
}  // namespace sunomi
