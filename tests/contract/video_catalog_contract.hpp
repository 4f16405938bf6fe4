#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every VideoCatalog promises.
class VideoCatalogContract : public StorageContract {
protected:
    using Scope = VideoCatalog::Scope;

    static std::vector<VideoId> ids(const Result<std::vector<Video>>& list) {
        EXPECT_TRUE(list);
        std::vector<VideoId> ids;
        if (list) {
            for (const auto& video : *list) ids.push_back(video.id);
        }
        return ids;
    }
    VideoId add_shown(UserKey owner, Visibility visibility) {
        const auto id = add_published(owner, 2, {});
        VideoDetails details;
        details.title = "Title";
        details.visibility = visibility;
        EXPECT_TRUE(videos().change_details(id, details, 0));
        return id;
    }
    /// The page after the video `id`.
    Page after(const VideoId& id, int take) {
        return {0, take, Cursor{get(id).created.time_since_epoch().count(), id}};
    }
};

TEST_P(VideoCatalogContract, ListsWhatEveryoneMayFindNewestFirstPageByPage) {
    const auto owner = add_user("owner");
    const auto one = add_published(owner, 2, {});
    const auto two = add_published(owner, 2, {});
    add_uploaded(owner);
    add_shown(owner, Visibility::unlisted);
    add_shown(owner, Visibility::owner);
    const auto three = add_shown(owner, Visibility::everyone);
    EXPECT_THAT(ids(catalog().list_listed({0, 10})), testing::ElementsAre(three, two, one));
    EXPECT_THAT(ids(catalog().list_listed({1, 1})), testing::ElementsAre(two));
    EXPECT_THAT(ids(catalog().list_listed({3, 10})), testing::IsEmpty());
    EXPECT_THAT(ids(catalog().list_listed(after(three, 1))), testing::ElementsAre(two));
    EXPECT_THAT(ids(catalog().list_listed(after(one, 10))), testing::IsEmpty());
    EXPECT_EQ(catalog().list_listed({0, 1})->front().owner_user_id, "owner");
}

TEST_P(VideoCatalogContract, GoesOnAfterAVideoThatIsGone) {
    const auto owner = add_user("owner");
    const auto one = add_published(owner, 2, {});
    const auto two = add_published(owner, 2, {});
    const auto page = after(two, 10);
    ASSERT_TRUE(videos().remove(two));
    add_published(owner, 2, {});
    EXPECT_THAT(ids(catalog().list_listed(page)), testing::ElementsAre(one));
}

TEST_P(VideoCatalogContract, BreaksTiesOfTimeByTheId) {
    const auto owner = add_user("owner");
    for (const auto* id : {"00000000000000aa", "00000000000000bb", "00000000000000cc"}) {
        Video video;
        video.id = id;
        video.owner = owner;
        video.title = "Title";
        video.created = WallTime{std::chrono::seconds{1'700'000'000}};
        ASSERT_TRUE(videos().create(video));
    }
    EXPECT_THAT(ids(catalog().list_of_user(owner, Scope::everything, after("00000000000000bb", 10))),
                testing::ElementsAre("00000000000000aa"));
}

TEST_P(VideoCatalogContract, ListsAUsersVideosWithAndWithoutWhatOnlyTheOwnerFinds) {
    const auto owner = add_user("owner");
    const auto shown = add_published(owner, 2, {});
    add_published(add_user("other"), 2, {});
    const auto hidden = add_shown(owner, Visibility::owner);
    const auto begun = add_video(owner);
    EXPECT_THAT(ids(catalog().list_of_user(owner, Scope::everything, {0, 10})),
                testing::ElementsAre(begun, hidden, shown));
    EXPECT_THAT(ids(catalog().list_of_user(owner, Scope::listed, {0, 10})), testing::ElementsAre(shown));
    EXPECT_THAT(ids(catalog().list_of_user(owner, Scope::everything, {1, 1})), testing::ElementsAre(hidden));
    EXPECT_THAT(ids(catalog().list_of_user(owner, Scope::everything, after(hidden, 5))),
                testing::ElementsAre(shown));
    EXPECT_THAT(ids(catalog().list_of_user(owner, Scope::listed, after(begun, 5))),
                testing::ElementsAre(shown));
}

}  // namespace sunomi
