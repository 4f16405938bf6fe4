#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "adapters/local_store/local_object_store.hpp"
#include "base/random.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string upload = "00112233445566778899aabbccddeeff";
const std::string key = "0123456789abcdef/original.mp4";

class PartStoreTest : public testing::Test {
protected:
    void SetUp() override { reopen(); }
    void TearDown() override { fs::remove_all(root); }
    void reopen() { store = std::move(open_local_store(root.string()).value()); }
    void write(std::int64_t offset, const std::string& bytes) {
        const auto file = store->open_part(upload, offset, static_cast<std::int64_t>(bytes.size()));
        ASSERT_TRUE(file) << file.error().message();
        ASSERT_EQ(::pwrite(file->get(), bytes.data(), bytes.size(), offset),
                  static_cast<ssize_t>(bytes.size()));
    }
    [[nodiscard]] fs::path file() const { return root / "parts" / upload; }

    fs::path root = fs::temp_directory_path() / ("sunomi-parts-" + random_hex(8));
    std::unique_ptr<LocalStore> store;
};

TEST_F(PartStoreTest, BecomesOneObjectWhateverTheOrderOfItsPartsAndAcrossRestarts) {
    write(8192, "last");
    reopen();
    ASSERT_TRUE(store->clean_incoming(std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now() + std::chrono::hours{1})));
    write(0, std::string(4096, 'a'));
    write(4096, std::string(4096, 'x'));
    write(4096, std::string(4096, 'b'));
    EXPECT_THAT(*store->list_part_files(), ElementsAre(upload));

    const auto stat = store->complete_parts(upload, 8196, key);
    ASSERT_TRUE(stat) << stat.error().message();
    EXPECT_EQ(stat->size_bytes, 8196);
    EXPECT_EQ(*store->get(key, 1 << 20, Deadline::never()),
              std::string(4096, 'a') + std::string(4096, 'b') + "last");
    EXPECT_EQ(store->find(key, Deadline::never())->value().etag, stat->etag);
    EXPECT_THAT(*store->list_part_files(), IsEmpty());
}

TEST_F(PartStoreTest, NeverReplacesAnObjectAndTakesNoFileOfAnotherSize) {
    write(0, "0123456789");
    EXPECT_EQ(store->complete_parts(upload, 11, key).error().code(), Errc::not_found);
    ASSERT_TRUE(store->put(key, "first", Overwrite::refuse, Deadline::never()));
    EXPECT_EQ(store->complete_parts(upload, 10, key).error().code(), Errc::precondition_failed);
    EXPECT_EQ(*store->get(key, 100, Deadline::never()), "first");
    EXPECT_TRUE(fs::exists(file())) << "on failure it stays where it is";
    EXPECT_EQ(store->complete_parts(std::string(32, '0'), 10, "v/o").error().code(), Errc::not_found);
}

TEST_F(PartStoreTest, ReservesRoomForAPartAndNotForWhatMayNeverCome) {
    write(std::int64_t{1} << 30, std::string(4096, 'a'));
    ASSERT_TRUE(store->open_part(upload, 0, 1 << 20));
    struct stat status {};
    ASSERT_EQ(::stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_size, (std::int64_t{1} << 30) + 4096);
    EXPECT_GE(status.st_blocks * 512, 1 << 20);
    EXPECT_LE(status.st_blocks * 512, 2 << 20);
}

TEST_F(PartStoreTest, RefusesIdsThatAreNone) {
    for (const std::string id :
         {"", "x", "../objects/v/original.mp4", "..", "00112233445566778899AABBCCDDEEFF"}) {
        EXPECT_EQ(store->open_part(id, 0, 10).error().code(), Errc::invalid) << id;
        EXPECT_EQ(store->complete_parts(id, 10, key).error().code(), Errc::invalid) << id;
        EXPECT_EQ(store->remove_parts(id).error().code(), Errc::invalid) << id;
    }
    fs::create_symlink("/etc/passwd", root / "parts" / std::string(32, 'a'));
    EXPECT_FALSE(store->open_part(std::string(32, 'a'), 0, 10));
}

TEST_F(PartStoreTest, RemovesAsOftenAsAsked) {
    write(0, "bytes");
    EXPECT_TRUE(store->remove_parts(upload));
    EXPECT_TRUE(store->remove_parts(upload));
    EXPECT_FALSE(fs::exists(file()));
}

}  // namespace
}  // namespace sunomi
