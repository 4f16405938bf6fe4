#include "services/playlist_service.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const PlaylistId later = "watch-later";
const PlaylistId absent = "ffffffffffffffff";

class PlaylistServiceTest : public testing::Test {
protected:
    PlaylistId create(const Actor& owner, Visibility visibility = Visibility::everyone) {
        const auto created = service.create(owner, {"Title", "About", visibility});
        EXPECT_TRUE(created) << created.error().message();
        return created ? created->id : PlaylistId{};
    }
    std::vector<VideoId> items(const PlaylistId& id, const std::optional<Actor>& viewer) {
        const auto playlist = service.get(id, viewer);
        EXPECT_TRUE(playlist) << playlist.error().message();
        const auto list = service.items(*playlist, viewer, {});
        EXPECT_TRUE(list);
        std::vector<VideoId> ids;
        if (list) {
            for (const auto& item : *list) ids.push_back(item.video.id);
        }
        EXPECT_EQ(*service.count(*playlist, viewer), static_cast<int>(ids.size()));
        return ids;
    }
    static std::vector<PlaylistId> ids(const Result<std::vector<UserPlaylist>>& list) {
        EXPECT_TRUE(list);
        std::vector<PlaylistId> out;
        if (list) {
            for (const auto& playlist : *list) out.push_back(playlist.id);
        }
        return out;
    }
    static PlaylistChange to(Visibility visibility) {
        PlaylistChange change;
        change.visibility = visibility;
        return change;
    }

    SocialBench bench;
    PlaylistService service{bench.storage.playlists(), bench.storage.playlist_items(), bench.shown,
                            bench.storage.users()};
    const Actor ada = bench.add_user("ada");
    const Actor bob = bench.add_user("bob");
    const VideoId one = bench.add_video(bench.channel);
    const VideoId two = bench.add_video(bench.channel);
};

TEST_F(PlaylistServiceTest, ChangesWhatIsGivenAndNothingElse) {
    EXPECT_EQ(code_of(service.create(ada, {" ", "", Visibility::everyone})), Errc::invalid);
    const auto id = service.create(ada, {"  Title ", "About", Visibility::unlisted})->id;
    PlaylistChange change;
    change.title = " New ";
    const auto changed = service.change(ada, id, change);
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->details.title, "New");
    EXPECT_EQ(changed->details.description, "About");
    EXPECT_EQ(changed->details.visibility, Visibility::unlisted);
    change.title = std::string(101, 'x');
    change.description = "fine";
    EXPECT_EQ(code_of(service.change(ada, id, change)), Errc::invalid);
    EXPECT_EQ(service.get(id, ada)->details.description, "About");
}

TEST_F(PlaylistServiceTest, APrivateOneDoesNotExistForOthersAndAnotherOneIsNotTheirs) {
    const auto secret = create(ada, Visibility::owner);
    const auto open = create(ada);
    for (const auto& viewer : {std::optional{bob}, std::optional<Actor>{}}) {
        EXPECT_EQ(code_of(service.get(secret, viewer)), Errc::not_found);
        EXPECT_EQ(service.get(secret, viewer).error().message(),
                  service.get(absent, viewer).error().message());
        EXPECT_TRUE(service.get(open, viewer));
    }
    for (const auto& [id, code] : {std::pair{secret, Errc::not_found}, {open, Errc::forbidden}}) {
        EXPECT_EQ(code_of(service.change(bob, id, {})), code);
        EXPECT_EQ(code_of(service.remove(bob, id)), code);
        EXPECT_EQ(code_of(service.add(bob, id, one)), code);
        EXPECT_EQ(code_of(service.take_out(bob, id, one)), code);
        EXPECT_EQ(code_of(service.move(bob, id, one, std::nullopt)), code);
    }
    EXPECT_THAT(items(open, ada), IsEmpty());
}

TEST_F(PlaylistServiceTest, ListsAChannelsPublicOnesAndOnesOwn) {
    const auto secret = create(ada, Visibility::owner);
    const auto unlisted = create(ada, Visibility::unlisted);
    const auto open = create(ada);
    ASSERT_TRUE(service.add(ada, later, one));
    EXPECT_THAT(ids(service.list_of("ADA", {})), ElementsAre(open));
    EXPECT_THAT(ids(service.list_mine(ada, {})),
                ElementsAre(service.get(later, ada)->id, open, unlisted, secret));
    EXPECT_EQ(code_of(service.list_of("nobody", {})), Errc::not_found);
    ASSERT_TRUE(service.change(ada, open, to(Visibility::owner)));
    EXPECT_THAT(ids(service.list_of("ada", {})), IsEmpty());
}

TEST_F(PlaylistServiceTest, TakesOnlyVideosThatOneMaySee) {
    const auto id = create(ada);
    const auto secret = bench.add_video(bench.channel, Visibility::owner);
    const auto mine = bench.add_video(ada, Visibility::owner);
    EXPECT_EQ(code_of(service.add(ada, id, secret)), Errc::not_found);
    EXPECT_EQ(service.add(ada, id, secret).error().message(), service.add(ada, id, absent).error().message());
    ASSERT_TRUE(service.add(ada, id, mine));
    ASSERT_TRUE(service.add(ada, id, one));
    ASSERT_TRUE(service.add(ada, id, one));
    EXPECT_THAT(items(id, ada), ElementsAre(mine, one));
    EXPECT_THAT(items(id, std::nullopt), ElementsAre(one));
}

TEST_F(PlaylistServiceTest, WhatIsHiddenLaterIsNeitherShownNorMovedButCanBeTakenOut) {
    const auto id = create(ada);
    ASSERT_TRUE(service.add(ada, id, one));
    ASSERT_TRUE(service.add(ada, id, two));
    bench.show_to(one, Visibility::owner);
    EXPECT_THAT(items(id, ada), ElementsAre(two));
    EXPECT_THAT(items(id, bench.channel), ElementsAre(one, two)) << "its own owner sees it";
    EXPECT_EQ(service.get(id, ada)->shown_to_owner, 1);
    EXPECT_EQ(code_of(service.move(ada, id, one, two)), Errc::not_found);
    EXPECT_EQ(code_of(service.move(ada, id, two, one)), Errc::not_found);
    EXPECT_EQ(service.move(ada, id, two, one).error().message(),
              service.move(ada, id, absent, std::nullopt).error().message());
    EXPECT_TRUE(service.take_out(ada, id, one));
    bench.show_to(one, Visibility::everyone);
    EXPECT_THAT(items(id, ada), ElementsAre(two));
}

TEST_F(PlaylistServiceTest, MovesWithinTheOrder) {
    const auto id = create(ada);
    const auto three = bench.add_video(bob);
    for (const auto& video : {one, two, three}) ASSERT_TRUE(service.add(ada, id, video));
    ASSERT_TRUE(service.move(ada, id, three, std::nullopt));
    EXPECT_THAT(items(id, ada), ElementsAre(three, one, two));
    ASSERT_TRUE(service.move(ada, id, three, one));
    EXPECT_THAT(items(id, ada), ElementsAre(one, three, two));
    ASSERT_TRUE(service.take_out(ada, id, three));
    EXPECT_TRUE(service.take_out(ada, id, three)) << "a success also when it was not in";
    EXPECT_EQ(code_of(service.move(ada, id, three, std::nullopt)), Errc::not_found);
    EXPECT_EQ(code_of(service.move(ada, id, one, three)), Errc::not_found);
    EXPECT_THAT(items(id, ada), ElementsAre(one, two));
}

TEST_F(PlaylistServiceTest, WatchLaterIsEveryonesOwnMadeOnceAndKept) {
    EXPECT_EQ(code_of(service.get(later, std::nullopt)), Errc::not_found);
    ASSERT_TRUE(service.add(ada, later, one));
    ASSERT_TRUE(service.add(ada, later, two));
    ASSERT_TRUE(service.add(bob, later, two));
    EXPECT_THAT(items(later, ada), ElementsAre(one, two));
    EXPECT_THAT(items(later, bob), ElementsAre(two));
    const auto id = service.get(later, ada)->id;
    EXPECT_EQ(service.get(later, ada)->id, id);
    EXPECT_EQ(code_of(service.get(id, bob)), Errc::not_found);
    EXPECT_EQ(code_of(service.change(ada, later, to(Visibility::everyone))), Errc::forbidden);
    EXPECT_EQ(code_of(service.remove(ada, id)), Errc::forbidden);
    EXPECT_EQ(service.get(id, ada)->details.visibility, Visibility::owner);
}

TEST_F(PlaylistServiceTest, HasALimitThatDoesNotKeepOneFromWatchingLater) {
    const auto id = create(bob);
    for (int i = 1; i < PlaylistService::most_playlists; ++i) create(bob);
    create(ada);
    EXPECT_EQ(code_of(service.create(bob, {"One more", "", Visibility::owner})), Errc::conflict);
    EXPECT_TRUE(service.get(later, bob)) << "there is always room for this one";
    ASSERT_TRUE(service.remove(bob, id));
    EXPECT_EQ(code_of(service.remove(bob, id)), Errc::not_found);
}

TEST_F(PlaylistServiceTest, GoesWithItsItemsAndLeavesTheVideos) {
    const auto id = create(ada);
    ASSERT_TRUE(service.add(ada, id, one));
    ASSERT_TRUE(service.remove(ada, id));
    EXPECT_EQ(code_of(service.get(id, ada)), Errc::not_found);
    EXPECT_TRUE(bench.storage.playlist_items().holding(ada.user, one)->empty());
    EXPECT_TRUE(bench.shown.get(one, ada));
}

}  // namespace
}  // namespace sunomi
