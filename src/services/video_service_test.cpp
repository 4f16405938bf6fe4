#include "services/video_service.hpp"

#include <gmock/gmock.h>

#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class VideoServiceTest : public testing::Test {
protected:
    Actor add_user(const std::string& name, Role role = Role::user) {
        User user;
        user.user_id = name;
        user.name = name;
        user.role = role;
        const auto key = bench.storage.users().create(user);
        EXPECT_TRUE(key) << key.error().message();
        return {key ? *key : 0, "session of " + name};
    }
    static std::vector<VideoId> ids(const Result<std::vector<Video>>& list) {
        std::vector<VideoId> ids;
        EXPECT_TRUE(list);
        if (list) {
            for (const auto& video : *list) ids.push_back(video.id);
        }
        return ids;
    }
    static VideoChange to(Visibility visibility) {
        VideoChange change;
        change.visibility = visibility;
        return change;
    }
    template <class T>
    static Errc code_of(const Result<T>& result) {
        EXPECT_FALSE(result);
        return result ? Errc::internal : result.error().code();
    }

    WorkBench bench;
    VideoService service{bench.videos(), bench.storage.catalog(), bench.storage.users(), *bench.store,
                         bench.observer};
    const Actor owner{bench.owner, "session"};
    const Actor other = add_user("other");
    VideoId id = bench.publish();
};

TEST_F(VideoServiceTest, ChangesWhatIsGivenAndNothingElse) {
    VideoChange change;
    change.title = "  New  ";
    change.tags = {"a", "A", "b"};
    change.category = "music";
    const auto changed = service.change(owner, id, change);
    ASSERT_TRUE(changed) << changed.error().message();
    EXPECT_EQ(changed->title, "New");
    EXPECT_THAT(changed->tags, ElementsAre("a", "b"));
    EXPECT_EQ(changed->category, "music");
    EXPECT_EQ(changed->version, 1);
    EXPECT_TRUE(bench.observer.heard_of(id));

    const auto again = service.change(owner, id, to(Visibility::unlisted));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->title, "New");
    EXPECT_THAT(again->tags, ElementsAre("a", "b"));
    EXPECT_EQ(again->visibility, Visibility::unlisted);
}

TEST_F(VideoServiceTest, RefusesWhatCannotBeSaidAndChangesNothing) {
    VideoChange change;
    change.description = "fine";
    change.language = "not a tag";
    EXPECT_EQ(code_of(service.change(owner, id, change)), Errc::invalid);
    EXPECT_EQ(bench.get(id).description, "");
    EXPECT_EQ(bench.get(id).version, 0);
}

TEST_F(VideoServiceTest, DoesNotOverwriteWhatAnotherTabSaved) {
    VideoChange change;
    change.title = "First tab";
    change.if_version = 0;
    EXPECT_TRUE(service.change(owner, id, change));
    change.title = "Second tab";
    EXPECT_EQ(code_of(service.change(owner, id, change)), Errc::precondition_failed);
    EXPECT_EQ(bench.get(id).title, "First tab");
    change.if_version = 1;
    EXPECT_TRUE(service.change(owner, id, change));
}

TEST_F(VideoServiceTest, OnlyItsOwnerChangesAVideo) {
    EXPECT_EQ(code_of(service.change(other, id, to(Visibility::owner))), Errc::forbidden);
    ASSERT_TRUE(service.change(owner, id, to(Visibility::owner)));
    EXPECT_EQ(code_of(service.change(other, id, to(Visibility::everyone))), Errc::not_found);
    EXPECT_EQ(code_of(service.change(owner, "ffffffffffffffff", {})), Errc::not_found);
}

TEST_F(VideoServiceTest, ShowsAPrivateVideoToNobodyButItsOwner) {
    const auto admin = add_user("admin", Role::admin);
    ASSERT_TRUE(service.change(owner, id, to(Visibility::owner)));
    EXPECT_TRUE(service.get(id, owner));
    for (const auto& viewer : {std::optional<Actor>{}, std::optional{other}, std::optional{admin}}) {
        const auto refused = service.get(id, viewer);
        const auto absent = service.get("ffffffffffffffff", viewer);
        EXPECT_EQ(code_of(refused), Errc::not_found);
        EXPECT_EQ(refused.error().message(), absent.error().message());
    }
    EXPECT_THAT(ids(service.list({})), IsEmpty());
    EXPECT_THAT(ids(service.list_of("owner", other, {})), IsEmpty());
    EXPECT_THAT(ids(service.list_of("owner", owner, {})), ElementsAre(id));
}

TEST_F(VideoServiceTest, ShowsAnUnlistedVideoToWhoHasTheLink) {
    ASSERT_TRUE(service.change(owner, id, to(Visibility::unlisted)));
    EXPECT_TRUE(service.get(id, std::nullopt));
    EXPECT_THAT(ids(service.list({})), IsEmpty());
    EXPECT_THAT(ids(service.list_of("owner", std::nullopt, {})), IsEmpty());
}

TEST_F(VideoServiceTest, IsDeletedByItsOwnerWithEveryObject) {
    EXPECT_EQ(code_of(service.remove(other, id)), Errc::forbidden);
    ASSERT_TRUE(service.remove(owner, id));
    EXPECT_FALSE(*bench.videos().find(id));
    EXPECT_FALSE(*bench.store->find(original_key(id), WorkBench::soon()));
    EXPECT_TRUE(bench.observer.heard_of(id));
    EXPECT_EQ(code_of(service.remove(owner, id)), Errc::not_found);
}

TEST_F(VideoServiceTest, IsDeletedByWhoModeratesAlsoUnseen) {
    const auto moderator = add_user("moderator", Role::moderator);
    ASSERT_TRUE(service.change(owner, id, to(Visibility::owner)));
    EXPECT_EQ(code_of(service.remove(other, id)), Errc::not_found);
    EXPECT_EQ(code_of(service.remove(moderator, "ffffffffffffffff")), Errc::not_found);
    EXPECT_TRUE(service.remove(moderator, id));
    EXPECT_FALSE(*bench.videos().find(id));
}

}  // namespace
}  // namespace sunomi
