#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "adapters/local_store/local_object_store.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "support/run_command.hpp"

/// The store on a disk that is full or lies, and killed at every system call that matters.
namespace sunomi {
namespace {

namespace fs = std::filesystem;

Deadline soon() {
    return Deadline::in(std::chrono::seconds{30});
}

bool can_trace() {
    static const bool can = run_command("strace -o /dev/null true 2>/dev/null").status == 0;
    return can;
}

class LocalStoreFaults : public testing::Test {
protected:
    void SetUp() override {
        if (!can_trace()) GTEST_SKIP() << "strace cannot trace here";
        fs::create_directories(root_);
        auto store = open_local_store(root_.string());
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->put("v/kept", "old", Overwrite::allow, soon()));
        std::ofstream{root_ / "incoming" / "body"} << "body";
    }
    void TearDown() override { fs::remove_all(root_); }

    /// Runs the probe with a disturbance of strace; leak detection does not work under ptrace.
    [[nodiscard]] CommandOutput probe(const std::string& strace_options, const std::string& arguments) const {
        return run_command("ASAN_OPTIONS=detect_leaks=0 strace -f -o '" + trace_path().string() + "' " +
                           strace_options + " '" LOCAL_STORE_PROBE "' '" + root_.string() + "' " + arguments +
                           " 2>/dev/null");
    }
    [[nodiscard]] std::string said(const std::string& strace_options, const std::string& arguments) const {
        return std::string{trim(split(probe(strace_options, arguments).text, '\n')[0])};
    }
    static std::string code(Errc errc) { return std::to_string(static_cast<int>(errc)); }
    [[nodiscard]] fs::path trace_path() const { return root_ / "trace"; }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream in{root_ / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    [[nodiscard]] std::size_t incoming_files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator{root_ / "incoming"}, {}));
    }

    fs::path root_ = fs::temp_directory_path() / ("sunomi-faults-" + random_hex(8));
};

TEST_F(LocalStoreFaults, PutsWithOneSyncOfTheFileAndOneOfItsFolder) {
    ASSERT_EQ(said("-e trace=write,fsync,fdatasync,renameat2,mkdirat", "put v/new 5000 refuse"), "ok");
    std::ifstream trace{trace_path()};
    std::vector<std::string> calls;
    for (std::string line; std::getline(trace, line);) {
        const auto begin = line.find_first_not_of("0123456789 ");
        if (begin == std::string::npos || line.find("\"ok") != std::string::npos ||
            line.find("+++") != std::string::npos)
            continue;
        calls.push_back(line.substr(begin, line.find('(') - begin));
    }
    EXPECT_EQ(calls, (std::vector<std::string>{"write", "fsync", "renameat2", "fsync"}));
}

TEST_F(LocalStoreFaults, TellsOfAFullDiskAndLeavesNothing) {
    EXPECT_EQ(said("-e inject=write:error=ENOSPC:when=1", "put v/new 5000 refuse"), code(Errc::no_space));
    EXPECT_EQ(said("-e inject=write:error=EDQUOT:when=2", "put v/new 3000000 refuse"), code(Errc::no_space));
    EXPECT_EQ(said("-e inject=mkdirat:error=ENOSPC:when=1", "put w/new 10 refuse"), code(Errc::no_space));
    EXPECT_EQ(said("-e inject=renameat2:error=ENOSPC:when=1", "put v/new 10 refuse"), code(Errc::no_space));
    EXPECT_FALSE(fs::exists(root_ / "objects/v/new"));
    EXPECT_FALSE(fs::exists(root_ / "objects/w/new"));
    EXPECT_EQ(incoming_files(), 1U) << "only the body that was there before";
}

TEST_F(LocalStoreFaults, NeverCallsAnObjectStoredThatTheDiskDidNotTake) {
    for (const std::string when : {"1", "2"}) {
        EXPECT_EQ(said("-e inject=fsync:error=EIO:when=" + when, "put v/new 5000 refuse"),
                  code(Errc::unavailable));
        EXPECT_FALSE(fs::exists(root_ / "objects/v/new")) << "fsync " << when;
        EXPECT_EQ(said("-e inject=fsync:error=EIO:when=" + when, "adopt body v/original.mp4"),
                  code(Errc::unavailable));
        EXPECT_FALSE(fs::exists(root_ / "objects/v/original.mp4")) << "fsync " << when;
        EXPECT_EQ(read("incoming/body"), "body") << "the received file stays";
    }
    EXPECT_EQ(said("-e inject=fsync:error=EIO:when=1", "put v/kept 5000 allow"), code(Errc::unavailable));
    EXPECT_EQ(read("objects/v/kept"), "old");
    EXPECT_EQ(incoming_files(), 1U);
}

TEST_F(LocalStoreFaults, GoesOnAfterSignalsAndShortWrites) {
    EXPECT_EQ(said("-e inject=write:error=EINTR:when=1", "put v/a 5000 refuse"), "ok");
    EXPECT_EQ(said("-e inject=renameat2:error=EINTR:when=1", "put v/b 5000 refuse"), "ok");
    EXPECT_EQ(read("objects/v/a"), std::string(5000, 'n'));
    EXPECT_EQ(said("-e inject=openat2:error=EMFILE:when=4+", "put v/c 5000 refuse"), code(Errc::unavailable));
}

TEST_F(LocalStoreFaults, KilledAnywhereLeavesTheOldObjectOrTheWholeNewOne) {
    int kills = 0;
    for (const std::string call : {"openat2", "write", "fsync", "mkdirat", "renameat2", "utimensat"}) {
        for (int when = 1; when < 20; ++when) {
            std::ofstream{root_ / "objects" / "v" / "kept"} << "old";
            fs::remove_all(root_ / "objects" / "w");
            const auto inject = "-e inject=" + call + ":signal=SIGKILL:when=" + std::to_string(when);
            const auto replacing = probe(inject, "put v/kept 2000000 allow");
            const auto creating = probe(inject, "put w/x/new 2000000 refuse");
            const auto kept = read("objects/v/kept");
            EXPECT_TRUE(kept == "old" || kept == std::string(2000000, 'n')) << inject;
            const auto fresh = read("objects/w/x/new");
            EXPECT_TRUE(fresh.empty() || fresh == std::string(2000000, 'n')) << inject;
            EXPECT_TRUE(replacing.status != 0 || kept.size() == 2000000U) << inject;
            EXPECT_TRUE(creating.status != 0 || fresh.size() == 2000000U) << inject;
            if (replacing.status == 0 && creating.status == 0) break;
            ++kills;
        }
    }
    EXPECT_GE(kills, 12);
    auto store = open_local_store(root_.string());
    ASSERT_TRUE(store);
    const auto later = std::chrono::system_clock::now() + std::chrono::hours{1};
    ASSERT_TRUE((*store)->clean_incoming(std::chrono::time_point_cast<std::chrono::microseconds>(later)));
    EXPECT_EQ(incoming_files(), 0U);
}

TEST_F(LocalStoreFaults, KeepsThePartsOfAnUploadWhateverTheDiskSays) {
    const std::string upload(32, 'a');
    EXPECT_EQ(said("-e inject=fallocate:error=ENOSPC:when=1", "part " + upload + " 5000"),
              code(Errc::no_space));
    EXPECT_EQ(said("-e inject=fallocate:error=EOPNOTSUPP:when=1", "part " + upload + " 5000"), "ok");
    EXPECT_EQ(said("-e inject=fallocate:error=EINTR:when=1", "part " + upload + " 5000"), "ok");
    fs::remove(root_ / "parts" / upload);
    EXPECT_EQ(said("-e inject=fsync:error=EIO:when=1", "part " + upload + " 5000"), code(Errc::unavailable));
    EXPECT_FALSE(fs::exists(root_ / "parts" / upload)) << "a name that may not last is no name";
    std::ofstream{root_ / "parts" / upload} << "parts";
    for (const std::string when : {"1", "2"}) {
        EXPECT_EQ(said("-e inject=fsync:error=EIO:when=" + when, "complete " + upload + " 5 v/original.mp4"),
                  code(Errc::unavailable));
        EXPECT_FALSE(fs::exists(root_ / "objects/v/original.mp4")) << "fsync " << when;
        EXPECT_EQ(read("parts/" + upload), "parts") << "fsync " << when;
    }
    EXPECT_EQ(said("", "complete " + upload + " 5 v/original.mp4"), "ok");
    EXPECT_EQ(read("objects/v/original.mp4"), "parts");
}

/// Runs `body` in a child process with a tmpfs of 1 MiB at `place` that nobody else sees. 77: not possible
/// here.
int with_small_disk(const fs::path& place, const std::function<void()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        const int spaces = ::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;
        if (::unshare(spaces) != 0) ::_exit(77);
        if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) ::_exit(77);
        if (::mount("tmpfs", place.c_str(), "tmpfs", 0, "size=1m") != 0) ::_exit(77);
        body();
        ::_exit(testing::Test::HasFailure() ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

TEST(LocalStoreOnAFullDisk, RefusesWhatDoesNotFitAndGoesOnWithWhatDoes) {
    const auto place = fs::temp_directory_path() / ("sunomi-full-" + random_hex(8));
    fs::create_directories(place);
    const int outcome = with_small_disk(place, [&] {
        auto store = open_local_store(place.string());
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->put("v/a", std::string(400'000, 'a'), Overwrite::allow, soon()));
        const auto too_big = (*store)->put("v/a", std::string(2'000'000, 'b'), Overwrite::allow, soon());
        ASSERT_FALSE(too_big);
        EXPECT_EQ(too_big.error().code(), Errc::no_space);
        EXPECT_EQ(*(*store)->get("v/a", 1 << 20, soon()), std::string(400'000, 'a'));
        EXPECT_TRUE(fs::is_empty(place / "incoming"));
        EXPECT_LT((*store)->free_bytes(), 700'000);
        EXPECT_TRUE((*store)->put("v/c", std::string(400'000, 'c'), Overwrite::refuse, soon()));
        EXPECT_FALSE((*store)->put("v/d", std::string(400'000, 'd'), Overwrite::refuse, soon()));
        EXPECT_TRUE((*store)->remove_all("v/", soon()));
        EXPECT_TRUE((*store)->put("w/d", std::string(900'000, 'd'), Overwrite::refuse, soon()));
    });
    fs::remove_all(place);
    if (outcome == 77) GTEST_SKIP() << "no mounts allowed here";
    EXPECT_EQ(outcome, 0);
}

TEST(LocalStoreOnAFullDisk, LeavesRoomForTheDatabaseWhenToldTo) {
    const auto place = fs::temp_directory_path() / ("sunomi-full-" + random_hex(8));
    fs::create_directories(place);
    const int outcome = with_small_disk(place, [&] {
        auto store = open_local_store(place.string(), 500'000);
        ASSERT_TRUE(store);
        EXPECT_TRUE((*store)->put("v/a", std::string(400'000, 'a'), Overwrite::refuse, soon()));
        const auto too_much = (*store)->put("v/b", std::string(200'000, 'b'), Overwrite::refuse, soon());
        ASSERT_FALSE(too_much);
        EXPECT_EQ(too_much.error().code(), Errc::no_space);
        EXPECT_GE((*store)->free_bytes(), 500'000);
    });
    fs::remove_all(place);
    if (outcome == 77) GTEST_SKIP() << "no mounts allowed here";
    EXPECT_EQ(outcome, 0);
}

}  // namespace
}  // namespace sunomi
