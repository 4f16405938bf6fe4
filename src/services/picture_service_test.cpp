#include "services/picture_service.hpp"

#include <gmock/gmock.h>

#include "support/fake_media_worker.hpp"
#include "support/sqlite_storage.hpp"
#include "support/work_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PictureServiceTest : public testing::Test {
protected:
    std::string picture() { return storage.users().find_by_key(ada).value().value().profile_picture_url; }
    std::vector<std::string> objects() {
        std::vector<std::string> names;
        for (const auto& object : store->list("avatars/", Deadline::in(std::chrono::seconds{5})).value())
            names.push_back("/media/" + object.key);
        return names;
    }
    void put(const std::string& key) {
        ASSERT_TRUE(store->put(key, "x", Overwrite::refuse, Deadline::in(std::chrono::seconds{5})));
    }

    ScratchFolder folder;
    SqliteStorage storage;
    std::unique_ptr<LocalStore> store = std::move(open_local_store(folder.file("store")).value());
    FakeMediaWorker media;
    PictureService pictures{storage.pictures(), media, *store, *store};
    UserKey ada = storage.users().create({0, "ada", "Ada", "hash", "", {}}).value();
    MediaSource source;
};

TEST_F(PictureServiceTest, GivesEachPictureANameOfItsOwnAndRemovesTheOneBefore) {
    const auto first = pictures.set(ada, source).value();
    EXPECT_THAT(first, testing::MatchesRegex("/media/avatars/[0-9a-f]+.jpg"));
    EXPECT_EQ(picture(), first);
    const auto second = pictures.set(ada, source).value();
    EXPECT_NE(second, first);
    EXPECT_EQ(picture(), second);
    EXPECT_THAT(objects(), ElementsAre(second));
    const auto name = second.substr(second.rfind('/') + 1);
    EXPECT_EQ(pictures.open(name).value().stat.size_bytes, 15);
    EXPECT_EQ(pictures.open(first.substr(first.rfind('/') + 1)).error().code(), Errc::not_found);
    ASSERT_TRUE(pictures.clear(ada));
    EXPECT_EQ(picture(), "");
    EXPECT_THAT(objects(), IsEmpty());
    EXPECT_TRUE(pictures.clear(ada)) << "nothing there is a success";
}

TEST_F(PictureServiceTest, ChangesNothingWhenThePictureCannotBeRead) {
    const auto first = pictures.set(ada, source).value();
    media.picture_error = Error{Errc::corrupt_media, "The picture is damaged."};
    EXPECT_EQ(pictures.set(ada, source).error().message(), "The picture is damaged.");
    EXPECT_EQ(picture(), first);
    EXPECT_THAT(objects(), ElementsAre(first));
}

TEST_F(PictureServiceTest, LeavesNothingBehindOfSomeoneWhoIsGone) {
    EXPECT_EQ(pictures.set(ada + 1, source).error().code(), Errc::not_found);
    EXPECT_THAT(objects(), IsEmpty());
    EXPECT_FALSE(pictures.set_first(ada + 1, source).value());
    EXPECT_THAT(objects(), IsEmpty());
}

TEST_F(PictureServiceTest, PrefersThePictureThatSomeoneChose) {
    EXPECT_TRUE(pictures.set_first(ada, source).value());
    const auto first = picture();
    EXPECT_FALSE(pictures.set_first(ada, source).value());
    EXPECT_EQ(picture(), first);
    EXPECT_THAT(objects(), ElementsAre(first));
}

TEST_F(PictureServiceTest, OpensAndRemovesNothingButPictures) {
    put("avatars/other.txt");
    put("0123456789abcdef/thumbnail.jpg");
    for (const std::string name : {"other.txt", "../0123456789abcdef/thumbnail.jpg", "", ".jpg",
                                   "0123456789ABCDEF.jpg", "0123456789abcdef.jpeg", "0123456789abcde.jpg"}) {
        EXPECT_EQ(pictures.open(name).error().code(), Errc::not_found) << name;
        pictures.remove_object("/media/avatars/" + name);
    }
    pictures.remove_object("/media/0123456789abcdef/thumbnail.jpg");
    pictures.remove_object("https://elsewhere.example/p.jpg");
    EXPECT_TRUE(store->open_local("avatars/other.txt"));
    EXPECT_TRUE(store->open_local("0123456789abcdef/thumbnail.jpg"));
}

TEST_F(PictureServiceTest, SweepsUpWhatWasCutOffInTheMiddle) {
    const auto mine = pictures.set(ada, source).value();
    put("avatars/00000000000000aa.jpg");
    put("avatars/00000000000000bb.jpg");
    EXPECT_EQ(pictures.remove_orphans().value(), 2);
    EXPECT_THAT(objects(), ElementsAre(mine));
}

}  // namespace
}  // namespace sunomi
