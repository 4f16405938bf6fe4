#include "adapters/media_child/child_media_worker.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <map>
#include <thread>

#include "base/unique_fd.hpp"
#include "domain/storyboard.hpp"
#include "wire/jpeg_size.hpp"

// SUNOMI_SCRIPTED_CHILD: path of the executable made from scripted_child.cpp.
namespace sunomi {
namespace {

using namespace std::chrono_literals;

/// A source whose bytes are the script that the child follows.
class Script {
public:
    explicit Script(std::string_view text)
        : fd_(::memfd_create("script", MFD_CLOEXEC)), size_(static_cast<std::int64_t>(text.size())) {
        EXPECT_EQ(::write(fd_.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    [[nodiscard]] MediaSource source() const { return {fd_.get(), size_}; }

private:
    UniqueFd fd_;
    std::int64_t size_;
};

std::unique_ptr<MediaWorker> worker(const std::string& role = "media-child") {
    ChildConfig config;
    config.executable = SUNOMI_SCRIPTED_CHILD;
    config.arguments = {"sunomi", role};
    config.max_memory_bytes = 256 << 20;
    config.max_cpu = 1s;
    return make_child_media_worker(config);
}

Result<SourceFacts> probe(std::string_view script, const std::string& role = "media-child") {
    return worker(role)->probe(Script(script).source(), {}, Deadline::in(20s));
}

VideoPlan some_plan() {
    VideoPlan plan;
    plan.timeline = {.timescale = 30, .frame_ticks = 1, .starts = {0, 120, 240}, .end = 300};
    plan.renditions = {{"720p", 1280, 720, 2'500'000, TrackMode::encode, ""},
                       {"360p", 640, 360, 800'000, TrackMode::encode, ""}};
    plan.audio.emplace();
    return plan;
}

using Segments = std::vector<std::pair<std::pair<TrackIndex, int>, std::string>>;

struct RunOutcome {
    Result<RunReport> report = RunReport{};
    Segments segments;
};

RunOutcome run(std::string_view script, const SegmentRun& what, Deadline deadline = Deadline::in(20s),
               const StopRequested& stop = {}) {
    RunOutcome outcome;
    const auto sink = [&](TrackIndex track, int segment, std::string bytes) -> Result<void> {
        outcome.segments.emplace_back(std::pair{track, segment}, std::move(bytes));
        return {};
    };
    outcome.report =
        worker()->make_segments(Script(script).source(), some_plan(), what, sink, stop, deadline);
    return outcome;
}

const SegmentRun both_renditions{.wanted = {{0, {1}}, {1, {0, 1}}}};

std::chrono::milliseconds time_of(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

TEST(ChildMediaWorker, BringsTheChildsFacts) {
    const auto facts = probe("mp4");
    ASSERT_TRUE(facts) << facts.error().message();
    EXPECT_EQ(facts->container, "mp4");
    EXPECT_EQ(facts->size_bytes, 3);
}

TEST(ChildMediaWorker, GivesTheChildNothingButItsDescriptors) {
    const UniqueFd leaky(::open("/dev/null", O_RDONLY));  // as a careless library would
    EXPECT_EQ(probe("list").value().container, "0,1,2,3,4");
    EXPECT_EQ(probe("environment").value().container, "1");
}

TEST(ChildMediaWorker, BringsInitsAndSegments) {
    const auto inits = worker()->make_inits(Script("x").source(), some_plan(), {}, Deadline::in(20s));
    ASSERT_TRUE(inits) << inits.error().message();
    ASSERT_EQ(inits->size(), 3U);
    EXPECT_EQ(inits->at(2).track, audio_track);
    EXPECT_EQ(inits->at(2).codecs, "avc1.64001f");
    EXPECT_EQ(inits->at(2).bytes, "init");

    EXPECT_EQ(worker()->make_profile_picture(Script("x").source(), Deadline::in(20s)).value(), "face of x");

    const auto outcome = run("x", both_renditions);
    ASSERT_TRUE(outcome.report) << outcome.report.error().message();
    EXPECT_EQ(outcome.segments, (Segments{{{0, 1}, "0/1"}, {{1, 0}, "1/0"}, {{1, 1}, "1/1"}}));
    EXPECT_EQ(outcome.report->frames_repeated, 3);
    EXPECT_EQ(outcome.report->complaint, "three pictures are missing");
}

struct Sheets {
    Result<void> result;
    std::map<int, std::optional<wire::JpegSize>> sizes;
};

Sheets storyboard(std::string_view script, const VideoPlan& plan) {
    Sheets sheets;
    const auto sink = [&](int sheet, const std::string& jpeg) -> Result<void> {
        sheets.sizes[sheet] = wire::jpeg_size(jpeg);
        return {};
    };
    sheets.result = worker()->make_storyboard(Script(script).source(), plan, sink, {}, Deadline::in(20s));
    return sheets;
}

VideoPlan long_plan() {
    auto plan = some_plan();
    plan.timeline.end = plan.timeline.timescale * 1130;
    return plan;
}

TEST(ChildMediaWorker, BringsStillsOfTheSizesThatWereAskedFor) {
    const auto thumbnails =
        worker()->make_thumbnails(Script("x").source(), some_plan(), {}, Deadline::in(20s));
    ASSERT_TRUE(thumbnails) << thumbnails.error().message();
    EXPECT_EQ(thumbnails->size(), 2U);

    const auto plan = long_plan();
    const auto sheets = storyboard("x", plan);
    ASSERT_TRUE(sheets.result) << sheets.result.error().message();
    const auto expected = storyboard_of(plan);
    EXPECT_EQ(sheets.sizes, (std::map<int, std::optional<wire::JpegSize>>{
                                {0, wire::JpegSize{expected.sheet_width(0), expected.sheet_height(0)}},
                                {1, wire::JpegSize{expected.sheet_width(1), expected.sheet_height(1)}}}));

    const auto own = worker()->make_own_thumbnail(Script("x").source(), Deadline::in(20s));
    ASSERT_TRUE(own) << own.error().message();
    EXPECT_EQ(own->width, 1280);
    EXPECT_EQ(own->height, 720);
}

TEST(ChildMediaWorker, BelievesNoOtherStills) {
    for (const auto* script : {"wide", "no jpeg", "twice", "missing", "crash", "leave"}) {
        const auto sheets = storyboard(script, long_plan());
        ASSERT_FALSE(sheets.result) << script;
        EXPECT_EQ(sheets.result.error().code(), Errc::internal) << script;
    }
    for (const auto* script : {"wide", "large", "foreign", "missing"}) {
        EXPECT_FALSE(worker()->make_thumbnails(Script(script).source(), some_plan(), {}, Deadline::in(20s)))
            << script;
    }
    EXPECT_FALSE(worker()->make_own_thumbnail(Script("wide").source(), Deadline::in(20s)));
}

TEST(ChildMediaWorker, ChoosesTheOperationByTrackAndMode) {
    EXPECT_EQ(run("x", {.wanted = {{audio_track, {2}}}}).segments, (Segments{{{audio_track, 2}, "1000/2"}}));
    EXPECT_EQ(run("x", {.wanted = {{audio_track, {2}}}, .mode = RunMode::conceal}).segments,
              (Segments{{{audio_track, 2}, "silence"}}));
    EXPECT_EQ(
        run("x", {.wanted = {{1, {2}}}, .mode = RunMode::conceal, .priority = WorkPriority::interactive})
            .segments,
        (Segments{{{1, 2}, "still"}}));
}

TEST(ChildMediaWorker, TellsWhoseFaultAnErrorIs) {
    const auto corrupt = probe("corrupt");
    ASSERT_FALSE(corrupt);
    EXPECT_EQ(corrupt.error().code(), Errc::corrupt_media);
    EXPECT_EQ(corrupt.error().message(), "This is not a video ");
    EXPECT_EQ(probe("bug").error().code(), Errc::internal);
}

TEST(ChildMediaWorker, SurvivesEveryDeathOfAChild) {
    const std::map<std::string, Errc> deaths{
        {"crash", Errc::internal},   {"killed", Errc::cancelled},        {"execute", Errc::internal},
        {"connect", Errc::internal}, {"leave", Errc::internal},          {"throw", Errc::internal},
        {"spin", Errc::timed_out},   {"impossible", Errc::corrupt_media}};
    for (const auto& [script, code] : deaths) {
        const auto facts = probe(script);
        ASSERT_FALSE(facts) << script;
        EXPECT_EQ(facts.error().code(), code) << script << ": " << facts.error().message();
        EXPECT_FALSE(facts.error().message().empty());
    }
    EXPECT_TRUE(probe("mp4"));
}

#if !defined(SUNOMI_ASAN) && !defined(SUNOMI_TSAN)
TEST(ChildMediaWorker, NamesThePlainReasonOfADeath) {
    EXPECT_EQ(probe("crash").error().message(), "The decoder crashed on this file (signal 11)");
    EXPECT_EQ(probe("killed").error().message(), "The decoder was killed while it worked on this file");
    EXPECT_EQ(probe("execute").error().message(), "The decoder tried something forbidden on this file");
    EXPECT_EQ(probe("leave").error().message(), "The decoder ended without an answer (exit code 7)");
}

TEST(ChildMediaWorker, EndsAChildThatEatsMemory) {
    const auto facts = probe("allocate");
    ASSERT_FALSE(facts);
    EXPECT_EQ(facts.error().code(), Errc::corrupt_media);
    EXPECT_EQ(facts.error().message(), "Decoding this file needs more memory than is allowed");
}
#endif

TEST(ChildMediaWorker, KeepsTheChildInItsSandbox) {
    EXPECT_EQ(probe("escape").value().container, "denied");
}

TEST(ChildMediaWorker, BelievesNoBrokenFrame) {
    for (const auto* role :
         {"garbage", "half-head", "half-frame", "endless-frame", "wrong-answer", "silent"}) {
        const auto facts = probe("x", role);
        ASSERT_FALSE(facts) << role;
        EXPECT_EQ(facts.error().code(), Errc::internal) << role << ": " << facts.error().message();
    }
    EXPECT_EQ(probe("x", "bad-facts").error().code(), Errc::corrupt_media);
}

TEST(ChildMediaWorker, BelievesOnlyWhatWasAskedFor) {
    for (const auto* script : {"foreign", "twice", "large", "missing"}) {
        const auto outcome = run(script, {.wanted = {{0, {1}}}});
        ASSERT_FALSE(outcome.report) << script;
        EXPECT_EQ(outcome.report.error().code(), Errc::internal) << script;
        EXPECT_LE(outcome.segments.size(), 1U) << script;
    }
    EXPECT_FALSE(worker()->make_inits(Script("missing").source(), some_plan(), {}, Deadline::in(20s)));
}

TEST(ChildMediaWorker, RefusesRunsThatDoNotFitTheirPlan) {
    for (const SegmentRun& wrong :
         {SegmentRun{}, SegmentRun{.wanted = {{0, {3}}}}, SegmentRun{.wanted = {{2, {0}}}}})
        EXPECT_EQ(run("x", wrong).report.error().code(), Errc::internal);
}

TEST(ChildMediaWorker, EndsARunWhenTheSinkFails) {
    int calls = 0;
    const auto sink = [&calls](TrackIndex, int, const std::string&) -> Result<void> {
        ++calls;
        return Error{Errc::no_space, "full"};
    };
    const auto report = worker()->make_segments(Script("x").source(), some_plan(), both_renditions, sink, {},
                                                Deadline::in(20s));
    EXPECT_EQ(report.error().code(), Errc::no_space);
    EXPECT_EQ(calls, 1);
}

TEST(ChildMediaWorker, EndsAtTheDeadline) {
    for (const auto* role : {"media-child", "deaf", "hang-up"}) {
        const auto time = time_of([role] {
            const auto facts = worker(role)->probe(Script("wait").source(), {}, Deadline::in(300ms));
            ASSERT_FALSE(facts);
            const bool hung_up = std::string_view(role) == "hang-up";
            EXPECT_EQ(facts.error().code(), hung_up ? Errc::internal : Errc::timed_out) << role;
        });
        EXPECT_LT(time, 2500ms) << role;
    }
}

TEST(ChildMediaWorker, StopsWhenAsked) {
    std::atomic<bool> stop = false;
    std::atomic<bool> started = false;
    SteadyTime asked;
    std::thread asker([&] {
        while (!started) std::this_thread::yield();
        asked = std::chrono::steady_clock::now();
        stop = true;
    });
    Segments segments;
    const auto sink = [&](TrackIndex, int, const std::string&) -> Result<void> {
        started = true;
        return {};
    };
    const auto report = worker()->make_segments(
        Script("then wait").source(), some_plan(), {.wanted = {{0, {1, 2}}}}, sink,
        [&stop] { return stop.load(); }, Deadline::in(60s));
    const auto ended = std::chrono::steady_clock::now();
    asker.join();
    EXPECT_EQ(report.error().code(), Errc::cancelled);
    EXPECT_LT(ended - asked, 1s);  // 100 ms on an idle machine
}

TEST(ChildMediaWorker, StopsEveryOtherCallWhenAsked) {
    const auto stop = [] { return true; };
    const Script script("wait");
    const auto time = time_of([&] {
        EXPECT_EQ(worker()->probe(script.source(), stop, Deadline::in(60s)).error().code(), Errc::cancelled);
        EXPECT_EQ(worker()->make_inits(script.source(), some_plan(), stop, Deadline::in(60s)).error().code(),
                  Errc::cancelled);
        EXPECT_EQ(
            worker()->make_thumbnails(script.source(), some_plan(), stop, Deadline::in(60s)).error().code(),
            Errc::cancelled);
        EXPECT_EQ(worker()
                      ->make_storyboard(script.source(), some_plan(), {}, stop, Deadline::in(60s))
                      .error()
                      .code(),
                  Errc::cancelled);
    });
    EXPECT_LT(time, 5s);
}

TEST(ChildMediaWorker, ReportsWhatCannotBeStarted) {
    ChildConfig config;
    config.executable = "/nonexistent/sunomi";
    EXPECT_EQ(
        make_child_media_worker(config)->probe(Script("x").source(), {}, Deadline::in(5s)).error().code(),
        Errc::unavailable);
    EXPECT_EQ(worker()->probe({.fd = -1}, {}, Deadline::in(5s)).error().code(), Errc::unavailable);
}

int open_descriptors() {
    int count = 0;
    DIR* folder = ::opendir("/proc/self/fd");
    while (::readdir(folder) != nullptr) ++count;
    ::closedir(folder);
    return count;
}

TEST(ChildMediaWorker, LeavesNoDescriptorAndNoZombieBehind) {
    (void)probe("mp4");
    const int before = open_descriptors();
    const char* const scripts[] = {"mp4", "crash", "leave", "corrupt"};
    const char* const roles[] = {"media-child", "garbage", "media-child", "half-frame"};
    for (int i = 0; i < 100; ++i) (void)probe(scripts[i % 4], roles[i / 4 % 4]);
    for (int i = 0; i < 5; ++i) (void)worker()->probe(Script("wait").source(), {}, Deadline::in(20ms));
    EXPECT_EQ(open_descriptors(), before);
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST(ChildMediaWorker, ServesManyThreadsAtOnce) {
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&right] {
            for (int turn = 0; turn < 4; ++turn) {
                const auto facts = probe("list");
                if (facts && facts->container == "0,1,2,3,4") ++right;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 32);
}

/// A process of its own whose child waits for ever; answers through `pid_pipe` when that child is there.
[[noreturn]] void be_a_server(int pid_pipe) {
    const Script script("then wait");
    const auto sink = [pid_pipe](TrackIndex, int, const std::string&) -> Result<void> {
        if (::write(pid_pipe, "x", 1) != 1) ::_exit(1);
        return {};
    };
    (void)worker()->make_segments(script.source(), some_plan(), {.wanted = {{0, {1, 2}}}}, sink, {},
                                  Deadline::in(60s));
    ::_exit(0);
}

TEST(ChildMediaWorker, NeverOutlivesItsServer) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);  // inherited on purpose: its end of file tells when every holder is gone
    const auto server = ::fork();
    if (server == 0) {
        ::close(ends[0]);
        be_a_server(ends[1]);
    }
    ::close(ends[1]);
    char c = 0;
    ASSERT_EQ(::read(ends[0], &c, 1), 1);
    const auto group = "/proc/" + std::to_string(server) + "/task/" + std::to_string(server) + "/children";
    const UniqueFd children(::open(group.c_str(), O_RDONLY | O_CLOEXEC));
    char list[32] = {};
    const auto got = children.valid() ? ::read(children.get(), list, sizeof list - 1) : 0;
    ::kill(server, SIGKILL);
    ASSERT_EQ(::waitpid(server, nullptr, 0), server);
    ::close(ends[0]);
    if (got <= 0) GTEST_SKIP() << "this kernel does not list children";
    const auto child = static_cast<pid_t>(std::atoi(list));
    const auto deadline = Deadline::in(5s);
    bool gone = false;
    while (!gone && !deadline.expired()) {
        gone = ::kill(child, 0) != 0 && errno == ESRCH;
        // A zombie that some init has yet to reap does no work any more.
        const UniqueFd stat(
            ::open(("/proc/" + std::to_string(child) + "/stat").c_str(), O_RDONLY | O_CLOEXEC));
        char text[128] = {};
        if (stat.valid() && ::read(stat.get(), text, sizeof text - 1) > 0)
            gone = gone || std::string_view(text).find(") Z") != std::string_view::npos;
        std::this_thread::yield();
    }
    EXPECT_TRUE(gone);
}

}  // namespace
}  // namespace sunomi
