#include "services/like_service.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Liking = LikeService::Liking;

class LikeServiceTest : public testing::Test {
protected:
    std::vector<VideoId> liked_by(const Actor& actor) {
        std::vector<VideoId> ids;
        const auto list = service.list(actor, {});
        EXPECT_TRUE(list);
        if (list) {
            for (const auto& liked : *list) ids.push_back(liked.video.id);
        }
        return ids;
    }

    SocialBench bench;
    LikeService service{bench.storage.likes(), bench.shown};
    const Actor ada = bench.add_user("ada");
    const Actor bob = bench.add_user("bob");
    const VideoId video = bench.add_video(bench.channel);
};

TEST_F(LikeServiceTest, CountsEveryoneOnceAlsoTheOwner) {
    EXPECT_EQ(*service.set(ada, video, Liking::yes), 1);
    EXPECT_EQ(*service.set(ada, video, Liking::yes), 1);
    EXPECT_EQ(*service.set(bench.channel, video, Liking::yes), 2);
    EXPECT_EQ(*service.set(bob, video, Liking::no), 2) << "what was never liked";
    EXPECT_EQ(*service.set(ada, video, Liking::no), 1);
    EXPECT_FALSE(*service.has_liked(ada, video));
    EXPECT_TRUE(*service.has_liked(bench.channel, video));
    EXPECT_FALSE(*service.has_liked(std::nullopt, video));
}

TEST_F(LikeServiceTest, AHiddenVideoIsLikedByItsOwnerOnly) {
    const auto hidden = bench.add_video(bench.channel, Visibility::owner);
    const auto held = bench.add_video(bench.channel);
    bench.set_held(held, true);
    for (const auto& id : {hidden, held}) {
        const auto refused = service.set(ada, id, Liking::yes);
        EXPECT_EQ(code_of(refused), Errc::not_found);
        EXPECT_EQ(refused.error().message(),
                  service.set(ada, "ffffffffffffffff", Liking::yes).error().message());
        EXPECT_EQ(*service.set(bench.channel, id, Liking::yes), 1);
    }
    EXPECT_THAT(liked_by(ada), IsEmpty());
    EXPECT_THAT(liked_by(bench.channel), ElementsAre(held, hidden));
}

TEST_F(LikeServiceTest, ALikeOutlivesTheTimeThatAVideoIsHidden) {
    const auto other = bench.add_video(bench.channel, Visibility::unlisted);
    ASSERT_TRUE(service.set(ada, other, Liking::yes));
    ASSERT_TRUE(service.set(ada, video, Liking::yes));
    bench.show_to(video, Visibility::owner);
    EXPECT_THAT(liked_by(ada), ElementsAre(other));
    EXPECT_EQ(code_of(service.set(ada, video, Liking::no)), Errc::not_found);
    EXPECT_EQ(bench.get(video).likes, 1);
    bench.show_to(video, Visibility::everyone);
    EXPECT_THAT(liked_by(ada), ElementsAre(video, other));
}

TEST_F(LikeServiceTest, ADeletedVideoIsLikedByNobody) {
    ASSERT_TRUE(service.set(ada, video, Liking::yes));
    ASSERT_TRUE(bench.shown.remove(bench.channel, video));
    EXPECT_THAT(liked_by(ada), IsEmpty());
    EXPECT_EQ(code_of(service.set(ada, video, Liking::no)), Errc::not_found);
    EXPECT_FALSE(*service.has_liked(ada, video));
}

}  // namespace
}  // namespace sunomi
