#include "adapters/local_store/local_object_store.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/random.hpp"
#include "contract/object_store_contract.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// A folder of its own that is removed again.
class TempFolder {
public:
    TempFolder() : path_(fs::temp_directory_path() / ("sunomi-store-" + random_hex(8))) {
        fs::create_directories(path_);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() { fs::remove_all(path_); }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

class LocalSubject final : public StoreUnderTest {
public:
    ObjectStore& store() override { return *store_; }

private:
    TempFolder folder_;
    std::unique_ptr<LocalStore> store_ = std::move(open_local_store(folder_.path().string()).value());
};

INSTANTIATE_TEST_SUITE_P(Local, ObjectStoreContract,
                         testing::Values([] { return std::unique_ptr<StoreUnderTest>{new LocalSubject}; }));

class LocalObjectStore : public testing::Test {
protected:
    static Deadline soon() { return Deadline::in(60s); }
    [[nodiscard]] fs::path objects() const { return folder_.path() / "objects"; }
    [[nodiscard]] fs::path incoming() const { return folder_.path() / "incoming"; }
    [[nodiscard]] std::size_t incoming_files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator{incoming()}, {}));
    }
    void reopen() { store = std::move(open_local_store(folder_.path().string()).value()); }
    /// A body as the server leaves it in `incoming/`.
    [[nodiscard]] std::string receive(const std::string& name, const std::string& bytes) const {
        std::ofstream{incoming() / name, std::ios::binary} << bytes;
        return store->incoming_dir() + "/" + name;
    }

private:
    TempFolder folder_;

protected:
    std::unique_ptr<LocalStore> store = std::move(open_local_store(folder_.path().string()).value());
};

TEST_F(LocalObjectStore, LeavesNothingButTheObjects) {
    ASSERT_TRUE(store->put("v/a", "x", Overwrite::refuse, soon()));
    ASSERT_FALSE(store->put("v/a", "y", Overwrite::refuse, soon()));
    ASSERT_FALSE(store->put("v/b", "y", Overwrite::refuse, Deadline::in(-1ms)));
    EXPECT_EQ(incoming_files(), 0U);
    ASSERT_TRUE(store->remove_all("v/", soon()));
    EXPECT_TRUE(fs::is_empty(objects())) << "empty folders are removed, too";
}

TEST_F(LocalObjectStore, KeepsETagsOverARestart) {
    const auto stored = store->put("v/a", "x", Overwrite::refuse, soon());
    const auto adopted = store->adopt(receive("up", "bytes"), "v/original.mp4");
    ASSERT_TRUE(stored && adopted);
    reopen();
    EXPECT_EQ((*store->find("v/a", soon()))->etag, stored->etag);
    EXPECT_EQ((*store->find("v/original.mp4", soon()))->etag, adopted->etag);
}

TEST_F(LocalObjectStore, HandsOutADescriptorThatKeepsTheOldBytes) {
    ASSERT_TRUE(store->put("v/a", "old", Overwrite::allow, soon()));
    const auto object = store->open_local("v/a");
    ASSERT_TRUE(object);
    ASSERT_TRUE(store->put("v/a", "newer", Overwrite::allow, soon()));
    char bytes[8] = {};
    EXPECT_EQ(::pread(object->fd.get(), bytes, sizeof bytes, 0), 3);
    EXPECT_STREQ(bytes, "old");
    EXPECT_EQ(object->stat.size_bytes, 3);
    EXPECT_EQ(store->open_local("v").error().code(), Errc::not_found);
}

TEST_F(LocalObjectStore, AdoptsAReceivedFileOnce) {
    const auto adopted = store->adopt(receive("up-1", "video"), "v/original.mp4");
    ASSERT_TRUE(adopted) << adopted.error().message();
    EXPECT_EQ(adopted->size_bytes, 5);
    EXPECT_EQ(*store->get("v/original.mp4", 10, soon()), "video");
    EXPECT_EQ(incoming_files(), 0U);

    const auto path = receive("up-2", "other");
    const auto again = store->adopt(path, "v/original.mp4");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code(), Errc::precondition_failed);
    EXPECT_TRUE(fs::exists(path)) << "on failure the file stays where it is";
    EXPECT_EQ(*store->get("v/original.mp4", 10, soon()), "video");
}

TEST_F(LocalObjectStore, AdoptsNothingFromElsewhere) {
    const auto real = receive("real", "x");
    fs::create_symlink("/etc/hostname", incoming() / "link");
    fs::create_directory(incoming() / "folder");
    for (const std::string name : {"/etc/hostname", "/../objects/v/a", "/..", "/.", "/", "/a/../real"}) {
        const auto adopted = store->adopt(store->incoming_dir() + name, "v/a");
        ASSERT_FALSE(adopted) << name;
        EXPECT_EQ(adopted.error().code(), Errc::invalid) << name;
    }
    EXPECT_EQ(store->adopt("/etc/hostname", "v/a").error().code(), Errc::invalid);
    EXPECT_EQ(store->adopt(store->incoming_dir() + "/absent", "v/a").error().code(), Errc::not_found);
    EXPECT_EQ(store->adopt(store->incoming_dir() + "/link", "v/a").error().code(), Errc::unavailable);
    EXPECT_EQ(store->adopt(store->incoming_dir() + "/folder", "v/a").error().code(), Errc::invalid);
    EXPECT_EQ(store->adopt(real, "../a").error().code(), Errc::invalid);
    EXPECT_FALSE(*store->find("v/a", soon()));
}

TEST_F(LocalObjectStore, NeverFollowsASymbolicLink) {
    TempFolder outside;
    std::ofstream{outside.path() / "secret"} << "secret";
    fs::create_directory_symlink(outside.path(), objects() / "out");
    fs::create_directory(objects() / "v");
    fs::create_symlink(outside.path() / "secret", objects() / "v" / "file");
    for (const std::string key : {"out/secret", "v/file"}) {
        EXPECT_EQ(store->get(key, 100, soon()).error().code(), Errc::unavailable) << key;
        EXPECT_EQ(store->find(key, soon()).error().code(), Errc::unavailable) << key;
        EXPECT_EQ(store->open_local(key).error().code(), Errc::unavailable) << key;
    }
    EXPECT_EQ(store->put("out/new", "x", Overwrite::refuse, soon()).error().code(), Errc::unavailable);
    EXPECT_EQ(store->list("out/", soon()).error().code(), Errc::unavailable);
    EXPECT_TRUE(store->list("v/", soon())->empty());
    ASSERT_TRUE(store->remove_all("v/", soon()));
    ASSERT_TRUE(store->remove_all("out/", soon()));
    EXPECT_TRUE(fs::exists(outside.path() / "secret")) << "removing a link leaves what it points to";
    EXPECT_EQ(std::distance(fs::directory_iterator{outside.path()}, {}), 1);
}

TEST_F(LocalObjectStore, LetsOneOfManyConcurrentWritersWin) {
    for (int round = 0; round < 20; ++round) {
        const auto key = "v/s_" + std::to_string(round);
        std::atomic<int> winner{-1};
        std::atomic<int> wins{0};
        std::atomic<int> refusals{0};
        std::vector<std::thread> writers;
        for (int i = 0; i < 8; ++i) {
            writers.emplace_back([&, i] {
                const auto stored =
                    store->put(key, std::string(1000, static_cast<char>('a' + i)), Overwrite::refuse, soon());
                if (stored)
                    winner = i, ++wins;
                else if (stored.error().code() == Errc::precondition_failed)
                    ++refusals;
            });
        }
        for (auto& writer : writers) writer.join();
        ASSERT_EQ(wins, 1);
        ASSERT_EQ(refusals, 7);
        EXPECT_EQ(*store->get(key, 2000, soon()), std::string(1000, static_cast<char>('a' + winner)));
    }
    EXPECT_EQ(incoming_files(), 0U);
}

TEST_F(LocalObjectStore, ShowsReadersTheOldObjectOrTheNewOneAndNothingBetween) {
    const std::string versions[] = {std::string(300'000, 'a'), std::string(200'000, 'b')};
    ASSERT_TRUE(store->put("v/master.m3u8", versions[0], Overwrite::allow, soon()));
    std::atomic<bool> done{false};
    std::atomic<int> torn{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (!done) {
                const auto got = store->get("v/master.m3u8", 1 << 20, soon());
                if (!got || (*got != versions[0] && *got != versions[1])) ++torn;
            }
        });
    }
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(store->put("v/master.m3u8", versions[i % 2], Overwrite::allow, soon()));
    }
    done = true;
    for (auto& reader : readers) reader.join();
    EXPECT_EQ(torn, 0);
}

TEST_F(LocalObjectStore, CanRemoveAVideoWhileItIsBeingWritten) {
    std::atomic<bool> done{false};
    std::vector<std::thread> writers;
    for (int i = 0; i < 3; ++i) {
        writers.emplace_back([&, i] {
            for (int n = 0; n < 60; ++n) {
                const auto key = "v/" + std::to_string(i) + "p/s_" + std::to_string(n);
                const auto stored = store->put(key, "segment", Overwrite::refuse, soon());
                EXPECT_TRUE(stored) << stored.error().message();
            }
        });
    }
    std::thread remover{[&] {
        while (!done) {
            const auto removed = store->remove_all("v/", soon());
            EXPECT_TRUE(removed) << removed.error().message();
        }
    }};
    for (auto& writer : writers) writer.join();
    done = true;
    remover.join();
    ASSERT_TRUE(store->remove_all("v/", soon()));
    EXPECT_TRUE(fs::is_empty(objects()));
}

TEST_F(LocalObjectStore, CleansOnlyWhatIsOlderThanAsked) {
    const auto begin =
        std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    const auto old_file = receive("old", "x");
    const auto new_file = receive("new", "x");
    fs::last_write_time(old_file, fs::file_time_type::clock::now() - 2h);
    const auto removed = store->clean_incoming(begin - 1h);
    ASSERT_TRUE(removed);
    EXPECT_EQ(*removed, 1);
    EXPECT_FALSE(fs::exists(old_file));
    EXPECT_TRUE(fs::exists(new_file));
}

TEST_F(LocalObjectStore, TellsFreeRoomAndWhyItCannotBeOpened) {
    EXPECT_GT(store->free_bytes(), 0);
    const auto file = receive("file", "x");
    const auto opened = open_local_store(file + "/below");
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message().find(file), std::string::npos) << opened.error().message();
}

TEST_F(LocalObjectStore, RefusesAnObjectBelowAnotherOne) {
    ASSERT_TRUE(store->put("v/a", "x", Overwrite::allow, soon()));
    EXPECT_EQ(store->put("v/a/b", "x", Overwrite::allow, soon()).error().code(), Errc::invalid);
    EXPECT_EQ(store->put("v", "x", Overwrite::allow, soon()).error().code(), Errc::invalid);
    EXPECT_EQ(incoming_files(), 0U);
}

}  // namespace
}  // namespace sunomi
