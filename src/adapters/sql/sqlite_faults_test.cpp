#include <gmock/gmock.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <thread>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sqlite_engine.hpp"
#include "adapters/sql/statements.hpp"
#include "base/unique_fd.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

constexpr std::size_t id_digits = 16;

Video new_video(UserKey owner, std::string description = "") {
    Video video;
    video.id = make_video_id();
    video.owner = owner;
    video.description = std::move(description);
    return video;
}

/// Uploads videos for ever; says the id of each one once it was acknowledged.
[[noreturn]] void upload_until_killed(const std::string& path, int say) {
    SqliteStorage storage(path);
    const auto owner = *storage.users().create({0, "u" + make_video_id(), "Owner", "hash", "", {}});
    for (;;) {
        const auto video = new_video(owner, std::string(2000, 'd'));
        if (!storage.videos().create(video)) _exit(1);
        if (!storage.videos().complete_upload(video.id, {"etag", 1})) _exit(2);
        if (write(say, video.id.data(), id_digits) != id_digits) _exit(3);
    }
}

std::string read_all(int fd) {
    std::string bytes;
    char buffer[4096];
    for (ssize_t got = 0; (got = read(fd, buffer, sizeof buffer)) > 0;) {
        bytes.append(buffer, static_cast<std::size_t>(got));
    }
    return bytes;
}

/// Lets a process upload for `time`, kills it, and returns the ids that it had acknowledged.
std::vector<VideoId> upload_and_kill(const std::string& path, std::chrono::microseconds time) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    UniqueFd hear(ends[0]);
    UniqueFd say(ends[1]);
    const pid_t child = fork();
    if (child == 0) upload_until_killed(path, say.get());
    say.reset();
    std::this_thread::sleep_for(time);
    kill(child, SIGKILL);
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer failed by itself: " << WEXITSTATUS(status);
    const auto said = read_all(hear.get());
    std::vector<VideoId> ids;
    for (std::size_t at = 0; at + id_digits <= said.size(); at += id_digits)
        ids.push_back(said.substr(at, id_digits));
    return ids;
}

std::string integrity_of(SqlDatabase& database) {
    std::string verdict;
    EXPECT_TRUE(database.connections().read([&](soci::session& session) -> Result<void> {
        verdict = sql::find<sql::Scalar<std::string>>(session, "PRAGMA integrity_check").value_or("");
        return {};
    }));
    return verdict;
}

TEST(SqliteFaults, WhatWasAcknowledgedSurvivesKillAtAnyMoment) {
    const ScratchFolder folder;
    const auto path = folder.file("sunomi.db");
    std::mt19937 random(20240229);  // reproducible moments, apart from the scheduler
    std::size_t acknowledged = 0;
    for (int round = 0; round < 25; ++round) {
        const std::chrono::microseconds time{std::uniform_int_distribution<int>(1'000, 120'000)(random)};
        const auto ids = upload_and_kill(path, time);
        acknowledged += ids.size();
        SqliteStorage storage(path);
        for (const auto& id : ids) {
            const auto found = storage.videos().find(id);
            ASSERT_TRUE(found && *found) << "lost in round " << round;
            EXPECT_EQ((*found)->state, VideoState::processing);
        }
        EXPECT_EQ(integrity_of(storage.database()), "ok");
    }
    EXPECT_GT(acknowledged, 25U);
}

/// A small file system of its own, or nothing where that is not allowed.
class SmallDisk {
public:
    explicit SmallDisk(const char* options)
        : mounted_(mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, options) == 0) {}
    ~SmallDisk() {
        if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool mounted() const { return mounted_; }
    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

private:
    ScratchFolder folder_;
    bool mounted_;
};

TEST(SqliteFaults, AFullDiskRefusesWritesKeepsReadsAndHealsByItself) {
    const SmallDisk disk("size=3m");
    if (!disk.mounted()) GTEST_SKIP() << "mounting a small file system needs root";
    std::ofstream(disk.file("ballast")) << std::string(1 << 20, 'b');
    SqliteStorage storage(disk.file("sunomi.db"));
    const auto owner = *storage.users().create({0, "owner", "Owner", "hash", "", {}});

    std::vector<VideoId> kept;
    Result<void> created;
    while (kept.size() < 10'000) {
        const auto video = new_video(owner, std::string(4000, 'd'));
        created = storage.videos().create(video);
        if (!created) break;
        kept.push_back(video.id);
    }
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().code(), Errc::no_space) << created.error().message();
    EXPECT_EQ(storage.videos().create(new_video(owner, std::string(4000, 'd'))).error().code(),
              Errc::no_space);
    for (const auto& id : kept) EXPECT_TRUE(*storage.videos().find(id));

    std::filesystem::remove(disk.file("ballast"));
    const auto after = new_video(owner, std::string(4000, 'd'));
    EXPECT_TRUE(storage.videos().create(after));
    EXPECT_TRUE(storage.videos().complete_upload(after.id, {"etag", 1}));
    EXPECT_EQ(integrity_of(storage.database()), "ok");
}

TEST(SqliteFaults, AFailedWriteLeavesNothingOfItself) {
    SqliteStorage storage;
    auto& connections = storage.database().connections();
    const auto failed = connections.write([](soci::session& session) -> Result<void> {
        session << "INSERT INTO tombstones (video_id, deleted) VALUES ('one', 1)";
        return Error(Errc::conflict, "changed my mind");
    });
    EXPECT_EQ(failed.error().code(), Errc::conflict);
    const auto wrong = connections.write([](soci::session& session) -> Result<void> {
        session << "INSERT INTO tombstones (video_id, deleted) VALUES ('two', 1)";
        session << "INSERT INTO nowhere VALUES (1)";
        return {};
    });
    EXPECT_EQ(wrong.error().code(), Errc::internal);
    EXPECT_THROW((void)connections.write([](soci::session& session) -> Result<void> {
        session << "INSERT INTO tombstones (video_id, deleted) VALUES ('three', 1)";
        throw std::logic_error("a bug");
    }),
                 std::logic_error);
    EXPECT_TRUE(storage.leases().list_tombstones(std::chrono::seconds{0})->empty());
    EXPECT_TRUE(storage.users().create({0, "owner", "Owner", "hash", "", {}}));
}

TEST(SqliteFaults, AnErrorSaysWhatIsWrongWithoutTheParameters) {
    SqliteStorage storage;
    ASSERT_TRUE(storage.users().create({0, "owner", "Owner", "secret-hash", "", {}}));
    const auto twice = storage.users().create({0, "owner", "Owner", "secret-hash", "", {}});
    ASSERT_FALSE(twice);
    EXPECT_THAT(twice.error().message(), testing::HasSubstr("users.user_id_folded"));
    EXPECT_THAT(twice.error().message(), testing::Not(testing::HasSubstr("secret-hash")));
}

TEST(SqliteFaults, AReadingConnectionCannotWrite) {
    SqliteStorage storage;
    const auto wrote = storage.database().connections().read([](soci::session& session) -> Result<void> {
        session << "DELETE FROM users";
        return {};
    });
    EXPECT_FALSE(wrote);
}

TEST(SqliteFaults, ALockedDatabaseIsUnavailableForAsLongAsItIsLocked) {
    const ScratchFolder folder;
    const auto path = folder.file("sunomi.db");
    const auto opened = open_sql_database({path, 2, std::chrono::milliseconds{100}});
    ASSERT_TRUE(opened);
    const auto users = make_sql_user_repository(**opened, system_clock());
    auto other = sqlite::open_session(path, sqlite::Role::writer, std::chrono::milliseconds{100});
    ASSERT_TRUE(other);
    **other << "BEGIN IMMEDIATE";
    EXPECT_EQ(users->create({0, "owner", "Owner", "hash", "", {}}).error().code(), Errc::unavailable);
    EXPECT_TRUE(users->find_by_user_id("owner")) << "reading goes on";
    **other << "COMMIT";
    EXPECT_TRUE(users->create({0, "owner", "Owner", "hash", "", {}}));
}

TEST(SqliteFaults, AtAStandstillAThirdWriterIsToldAtOnceAndAllGoOnAfterIt) {
    const ScratchFolder folder;
    const auto path = folder.file("sunomi.db");
    const auto opened = open_sql_database({path, 2, std::chrono::seconds{2}});
    ASSERT_TRUE(opened);
    const auto users = make_sql_user_repository(**opened, system_clock());
    const auto create = [&](const char* name) { return users->create({0, name, "Name", "hash", "", {}}); };
    auto other = sqlite::open_session(path, sqlite::Role::writer, std::chrono::milliseconds{100});
    ASSERT_TRUE(other);
    **other << "BEGIN IMMEDIATE";
    Result<UserKey> first{0};
    Result<UserKey> second{0};
    std::jthread tries{[&] { first = create("first"); }};
    std::jthread waits{[&] { second = create("second"); }};
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    const auto asked = std::chrono::steady_clock::now();
    EXPECT_EQ(create("third").error().code(), Errc::unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::milliseconds{500});
    **other << "COMMIT";
    tries.join();
    waits.join();
    EXPECT_TRUE(first);
    EXPECT_TRUE(second);
    EXPECT_TRUE(create("third"));
}

TEST(SqliteFaults, AReadWaitsForAConnectionOnlySoLong) {
    const ScratchFolder folder;
    const auto opened = open_sql_database({folder.file("sunomi.db"), 1, std::chrono::milliseconds{50}});
    ASSERT_TRUE(opened);
    auto& database = **opened;
    const auto outer = database.connections().read([&](soci::session&) { return database.check(); });
    EXPECT_EQ(outer.error().code(), Errc::unavailable);
    EXPECT_TRUE(database.check());
}

}  // namespace
}  // namespace sunomi
