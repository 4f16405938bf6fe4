#include "services/thumbnail_service.hpp"

#include <gmock/gmock.h>

#include "support/work_bench.hpp"

namespace sunomi {
namespace {

class ThumbnailServiceTest : public testing::Test {
protected:
    static Errc code_of(const auto& result) { return result ? Errc::internal : result.error().code(); }
    std::string own_picture() { return bench.object(thumbnail_key(id, own_thumbnail)); }

    WorkBench bench;
    VideoId id = bench.begin_upload();
    Actor owner{bench.owner, "s"};
    Actor stranger{bench.storage.users().create({0, "stranger", "S", "hash", "", {}}).value(), "t"};
    VideoService videos{bench.videos(), bench.storage.catalog(), bench.storage.users(), *bench.store,
                        bench.observer};
    ThumbnailService thumbnails{videos, bench.storage.stills(), bench.media, *bench.store, bench.observer};
    MediaSource picture;
};

TEST_F(ThumbnailServiceTest, ShowsTheCandidateThatItsOwnerChoosesAndKeepsItWhenAllIsMadeAgain) {
    const auto published = bench.publish();
    bench.run_all();
    ASSERT_EQ(bench.get(published).thumbnail.candidates, 2);
    const auto chosen = thumbnails.choose(owner, published, 2);
    ASSERT_TRUE(chosen) << chosen.error().message();
    EXPECT_EQ(chosen->thumbnail.shown, 2);
    EXPECT_EQ(chosen->thumbnail.version, 1);
    EXPECT_EQ(thumbnail_name(*chosen), "thumbnail.jpg?v=1");
    EXPECT_EQ(thumbnails.choose(owner, published, 0)->thumbnail.shown, 0);
    const auto back = thumbnails.choose(owner, published, 1);
    EXPECT_EQ(back->thumbnail.version, 3) << "each choice has an address of its own";
    EXPECT_EQ(bench.get(published).thumbnail.shown, 1);
    EXPECT_EQ(bench.object(thumbnail_key(published)), "thumbnail") << "the automatic one stays as it was";
}

TEST_F(ThumbnailServiceTest, RefusesCandidatesThatThereAreNot) {
    EXPECT_EQ(code_of(thumbnails.choose(owner, id, 1)), Errc::conflict) << "not made yet";
    EXPECT_EQ(code_of(thumbnails.choose(owner, id, 4)), Errc::invalid);
    EXPECT_EQ(code_of(thumbnails.choose(owner, id, -1)), Errc::invalid);
    EXPECT_EQ(code_of(thumbnails.choose(owner, "ffffffffffffffff", 0)), Errc::not_found);
    EXPECT_EQ(bench.get(id).thumbnail.version, 0);
}

TEST_F(ThumbnailServiceTest, ShowsAPictureOfTheOwnersOwn) {
    const auto set = thumbnails.set_own(owner, id, picture);
    ASSERT_TRUE(set) << set.error().message();
    EXPECT_EQ(set->thumbnail.shown, own_thumbnail);
    EXPECT_EQ(set->thumbnail.own_width, 960);
    EXPECT_EQ(set->thumbnail.own_height, 720);
    EXPECT_EQ(own_picture(), "own thumbnail");
    EXPECT_TRUE(bench.observer.heard_of(id));
    EXPECT_EQ(thumbnails.set_own(owner, id, picture)->thumbnail.version, 2);
}

TEST_F(ThumbnailServiceTest, ChangesNothingWhenThePictureCannotBeRead) {
    bench.media.picture_error = Error{Errc::corrupt_media, "The picture is damaged."};
    EXPECT_EQ(thumbnails.set_own(owner, id, picture).error().message(), "The picture is damaged.");
    EXPECT_EQ(bench.get(id).thumbnail.version, 0);
    EXPECT_FALSE(*bench.store->find(thumbnail_key(id, own_thumbnail), WorkBench::soon()));
}

TEST_F(ThumbnailServiceTest, IsForTheOwnerAlone) {
    EXPECT_EQ(code_of(thumbnails.choose(stranger, id, 0)), Errc::forbidden);
    EXPECT_EQ(code_of(thumbnails.set_own(stranger, id, picture)), Errc::forbidden);
    VideoDetails details;
    details.title = "Title";
    details.visibility = Visibility::owner;
    ASSERT_TRUE(bench.videos().change_details(id, details, 0));
    EXPECT_EQ(code_of(thumbnails.choose(stranger, id, 0)), Errc::not_found);
    EXPECT_EQ(code_of(thumbnails.set_own(stranger, id, picture)), Errc::not_found);
}

}  // namespace
}  // namespace sunomi
