#pragma once

#include <gmock/gmock.h>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every PlaylistRepository and PlaylistItemRepository promises.
class PlaylistRepositoryContract : public SocialContract {
protected:
    using Scope = PlaylistRepository::Scope;
    PlaylistId add_playlist(UserKey owner, Visibility visibility = Visibility::everyone,
                            PlaylistKind kind = PlaylistKind::plain) {
        UserPlaylist playlist;
        playlist.id = make_video_id();
        playlist.owner = owner;
        playlist.kind = kind;
        playlist.details = {"Title", "About", visibility};
        const auto created = playlists().create(playlist, 100);
        EXPECT_TRUE(created) << created.error().message();
        return playlist.id;
    }
    UserPlaylist playlist(const PlaylistId& id) { return **playlists().find(id); }
    std::vector<PlaylistId> ids(UserKey owner, Scope scope, const Page& page = {}) {
        std::vector<PlaylistId> out;
        for (const auto& each : *playlists().list(owner, scope, page)) out.push_back(each.id);
        return out;
    }
    std::vector<VideoId> items(const PlaylistId& id, UserKey viewer, const Page& page = {}) {
        std::vector<VideoId> out;
        for (const auto& item : *playlist_items().list(id, viewer, page)) out.push_back(item.video.id);
        return out;
    }
    void put(const PlaylistId& id, const VideoId& video) {
        const auto done = playlist_items().add(id, video, 5000);
        EXPECT_TRUE(done) << done.error().message();
    }
};

TEST_P(PlaylistRepositoryContract, KeepsAndChangesAndRemovesAPlaylist) {
    const auto ada = add_user("Ada");
    const auto id = add_playlist(ada, Visibility::unlisted);
    EXPECT_EQ(playlist(id).details.title, "Title");
    EXPECT_EQ(playlist(id).details.description, "About");
    EXPECT_EQ(playlist(id).details.visibility, Visibility::unlisted);
    EXPECT_EQ(playlist(id).owner_user_id, "Ada");
    EXPECT_EQ(playlist(id).items, 0);
    EXPECT_TRUE(*playlists().edit(id, {"New", "", Visibility::everyone}));
    EXPECT_EQ(playlist(id).details.title, "New");
    EXPECT_GT(playlist(id).updated, playlist(id).created);
    EXPECT_TRUE(*playlists().edit(id, {std::nullopt, "What else", std::nullopt}));
    EXPECT_EQ(playlist(id).details.title, "New") << "what is not given stays";
    EXPECT_EQ(playlist(id).details.description, "What else");
    EXPECT_EQ(playlist(id).details.visibility, Visibility::everyone);
    put(id, add_video(ada));
    EXPECT_TRUE(*playlists().remove(id));
    EXPECT_FALSE(*playlists().remove(id));
    EXPECT_FALSE(*playlists().edit(id, {"New", "", Visibility::everyone}));
    EXPECT_FALSE(*playlists().find(id));
}

TEST_P(PlaylistRepositoryContract, HasALimitPerUserAndOneWatchLaterEach) {
    const auto ada = add_user("ada");
    const auto later = add_playlist(ada, Visibility::owner, PlaylistKind::watch_later);
    EXPECT_EQ((*playlists().find_watch_later(ada))->id, later);
    EXPECT_FALSE(*playlists().find_watch_later(add_user("bob")));
    UserPlaylist another;
    another.id = make_video_id();
    another.owner = ada;
    another.details.title = "x";
    EXPECT_EQ(code_of(playlists().create(another, 1)), Errc::conflict);
    another.kind = PlaylistKind::watch_later;
    EXPECT_EQ(code_of(playlists().create(another, 100)), Errc::conflict);
    another.owner = 4711;
    EXPECT_EQ(code_of(playlists().create(another, 100)), Errc::not_found);
}

TEST_P(PlaylistRepositoryContract, ListsTheOneChangedLastFirst) {
    const auto ada = add_user("ada");
    const auto one = add_playlist(ada);
    const auto two = add_playlist(ada, Visibility::owner);
    const auto three = add_playlist(ada);
    add_playlist(add_user("bob"));
    put(one, add_video(ada));
    using testing::ElementsAre;
    EXPECT_THAT(ids(ada, Scope::everything), ElementsAre(one, three, two));
    EXPECT_THAT(ids(ada, Scope::listed), ElementsAre(one, three));
    EXPECT_THAT(ids(ada, Scope::everything, {1, 1}), ElementsAre(three));
    const Cursor after{playlist(three).updated.time_since_epoch().count(), three};
    EXPECT_THAT(ids(ada, Scope::everything, {0, 9, after}), ElementsAre(two));
}

TEST_P(PlaylistRepositoryContract, KeepsItsItemsInOrderEachOnce) {
    const auto ada = add_user("ada");
    const auto id = add_playlist(ada);
    std::vector<VideoId> videos;
    for (int i = 0; i < 4; ++i) put(id, videos.emplace_back(add_video(ada)));
    put(id, videos[1]);
    EXPECT_EQ(items(id, ada), videos);
    EXPECT_EQ(playlist(id).items, 4);
    EXPECT_THAT(items(id, ada, {1, 2}), testing::ElementsAre(videos[1], videos[2]));
    const auto second = playlist_items().list(id, ada, {1, 1})->front();
    EXPECT_THAT(items(id, ada, {0, 9, Cursor{second.place, second.video.id}}),
                testing::ElementsAre(videos[2], videos[3]));
    EXPECT_TRUE(*playlist_items().remove(id, videos[2]));
    EXPECT_FALSE(*playlist_items().remove(id, videos[2]));
    EXPECT_EQ(playlist(id).items, 3);
    EXPECT_EQ(code_of(playlist_items().add(id, videos[2], 3)), Errc::conflict);
    EXPECT_EQ(code_of(playlist_items().add(id, "ffffffffffffffff", 9)), Errc::not_found);
    EXPECT_EQ(code_of(playlist_items().add("ffffffffffffffff", videos[2], 9)), Errc::not_found);
    EXPECT_THAT(*playlist_items().holding(ada, videos[1]), testing::ElementsAre(id));
    EXPECT_TRUE(playlist_items().holding(ada, videos[2])->empty());
}

TEST_P(PlaylistRepositoryContract, MovesItemsAlsoManyTimesToTheSamePlace) {
    const auto ada = add_user("ada");
    const auto id = add_playlist(ada);
    std::vector<VideoId> videos;
    for (int i = 0; i < 4; ++i) put(id, videos.emplace_back(add_video(ada)));
    ASSERT_TRUE(playlist_items().move(id, videos[3], std::nullopt));
    EXPECT_THAT(items(id, ada), testing::ElementsAre(videos[3], videos[0], videos[1], videos[2]));
    ASSERT_TRUE(playlist_items().move(id, videos[3], videos[2]));
    EXPECT_EQ(items(id, ada), videos);
    ASSERT_TRUE(playlist_items().move(id, videos[1], videos[1]));
    EXPECT_EQ(items(id, ada), videos);
    // More often than there is room between two neighbours.
    for (int i = 0; i < 60; ++i) {
        const auto& moved = videos[i % 2 == 0 ? 2 : 3];
        const auto& other = videos[i % 2 == 0 ? 3 : 2];
        ASSERT_TRUE(playlist_items().move(id, moved, videos[0]));
        if (i == 0) continue;
        ASSERT_THAT(items(id, ada), testing::ElementsAre(videos[0], moved, other, videos[1])) << i;
    }
    EXPECT_EQ(code_of(playlist_items().move(id, add_video(ada), std::nullopt)), Errc::not_found);
    EXPECT_EQ(code_of(playlist_items().move(id, videos[0], add_video(ada))), Errc::not_found);
}

TEST_P(PlaylistRepositoryContract, LeavesOutWhatTheViewerMayNotSeeFromTheCountToo) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto id = add_playlist(ada);
    const auto open = add_video(bob);
    const auto mine = add_video(ada, Visibility::owner);
    const auto his = add_video(bob, Visibility::owner);
    for (const auto& video : {open, mine, his}) put(id, video);
    using testing::ElementsAre;
    EXPECT_THAT(items(id, ada), ElementsAre(open, mine));
    EXPECT_THAT(items(id, bob), ElementsAre(open, his));
    EXPECT_THAT(items(id, 0), ElementsAre(open));
    EXPECT_EQ(*playlist_items().count(id, ada), 2);
    EXPECT_EQ(*playlist_items().count(id, bob), 2);
    EXPECT_EQ(*playlist_items().count(id, add_user("eve")), 1);
    EXPECT_EQ(*playlist_items().count(id, 0), 1);
    EXPECT_EQ(*playlist_items().count("00000000000000ff", ada), 0);
    EXPECT_EQ(playlist(id).items, 3);
    EXPECT_EQ(playlist(id).shown, 1);
    EXPECT_EQ(playlist(id).shown_to_owner, 2);
    for (const auto& video : {open, mine, his}) ASSERT_TRUE(*videos().remove(video));
    EXPECT_EQ(playlist(id).items, 0);
    EXPECT_EQ(playlist(id).shown, 0);
    EXPECT_EQ(playlist(id).shown_to_owner, 0);
}

}  // namespace sunomi
