// The real child with the real decoders: good media comes out, everything else ends in an Error and nothing
// more.
#include "support/hostile_media.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "adapters/media_child/child_media_worker.hpp"
#include "base/unique_fd.hpp"
#include "domain/ladder.hpp"

// SUNOMI_MEDIA_CHILD: path of the executable made from media_child_runner.cpp.
namespace sunomi {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto patience = 60s;
constexpr std::int64_t memory_bytes = 700'000'000;

ChildConfig config() {
    ChildConfig config;
    config.executable = SUNOMI_MEDIA_CHILD;
    config.max_memory_bytes = memory_bytes;
    return config;
}

struct Outcome {
    Result<void> result;
    std::map<std::pair<TrackIndex, int>, std::string> segments;
    std::vector<InitSegment> inits;
    std::vector<std::string> thumbnails;
    std::vector<std::string> sheets;
    VideoPlan plan;
};

Result<void> make_run(MediaWorker& worker, const MediaSource& source, std::vector<WantedSegments> wanted,
                      Outcome& outcome) {
    const auto sink = [&outcome](TrackIndex track, int segment, std::string bytes) -> Result<void> {
        outcome.segments[{track, segment}] = std::move(bytes);
        return {};
    };
    const auto report = worker.make_segments(source, outcome.plan, {.wanted = std::move(wanted)}, sink, {},
                                             Deadline::in(patience));
    if (!report) return report.error();
    return {};
}

/// The whole way of an upload, in the order in which a server goes it, up to the first error.
Result<void> go(MediaWorker& worker, const MediaSource& source, Outcome& outcome) {
    const auto facts = worker.probe(source, {}, Deadline::in(patience));
    if (!facts) return facts.error();
    if (const auto fit = check_source(*facts); !fit) return fit.error();
    outcome.plan = make_plan(*facts);
    auto inits = worker.make_inits(source, outcome.plan, {}, Deadline::in(patience));
    if (!inits) return inits.error();
    outcome.inits = std::move(*inits);
    apply_codecs(outcome.plan, outcome.inits);

    std::vector<WantedSegments> video;
    std::vector<WantedSegments> audio;
    const int count = std::min(outcome.plan.timeline.segment_count(), 3);
    for (const auto track : tracks_of(outcome.plan)) {
        auto& wanted = (track == audio_track ? audio : video).emplace_back();
        wanted.track = track;
        for (int segment = 0; segment < count; ++segment) wanted.segments.push_back(segment);
    }
    if (!video.empty())
        if (const auto made = make_run(worker, source, video, outcome); !made) return made.error();
    if (!audio.empty())
        if (const auto made = make_run(worker, source, audio, outcome); !made) return made.error();
    if (video.empty()) return {};
    auto thumbnails = worker.make_thumbnails(source, outcome.plan, {}, Deadline::in(patience));
    if (!thumbnails) return thumbnails.error();
    outcome.thumbnails = std::move(*thumbnails);
    const auto keep = [&outcome](int, std::string jpeg) -> Result<void> {
        outcome.sheets.push_back(std::move(jpeg));
        return {};
    };
    return worker.make_storyboard(source, outcome.plan, keep, {}, Deadline::in(patience));
}

Outcome outcome_of(const std::string& bytes, const ChildConfig& with = config()) {
    const UniqueFd fd(test::open_bytes(bytes));
    const auto worker = make_child_media_worker(with);
    Outcome outcome;
    outcome.result = go(*worker, {fd.get(), static_cast<std::int64_t>(bytes.size())}, outcome);
    return outcome;
}

std::string describe(const Outcome& outcome) {
    return outcome.result ? "made " + std::to_string(outcome.segments.size()) + " segments"
                          : outcome.result.error().message();
}

void expect_whole(const std::string& bytes) {
    const auto outcome = outcome_of(bytes);
    ASSERT_TRUE(outcome.result) << describe(outcome);
    const auto tracks = tracks_of(outcome.plan).size();
    EXPECT_EQ(outcome.inits.size(), tracks);
    for (const auto& init : outcome.inits) {
        EXPECT_EQ(init.bytes.substr(4, 4), "ftyp");
        EXPECT_FALSE(init.codecs.empty());
    }
    const auto count = std::min<std::size_t>(outcome.plan.timeline.starts.size(), 3);
    EXPECT_EQ(outcome.segments.size(), tracks * count);
    for (const auto& [place, segment] : outcome.segments) EXPECT_NE(segment.find("moof"), std::string::npos);
    EXPECT_FALSE(outcome.thumbnails.empty());
    EXPECT_EQ(outcome.sheets.size(), 1U);
}

TEST(MediaChild, MakesEverythingOfGoodMedia) {
    expect_whole(test::make_good_mp4());
    expect_whole(test::make_good_webm());
}

/// Files that hold pictures of their own, whatever else they claim or name.
bool may_be_watchable(const std::string& name) {
    return name == "attachment" || name == "absurd-size" || name == "outside-reference";
}

TEST(MediaChild, EndsEveryHostileFileWithAnErrorThatPeopleCanRead) {
    for (const auto& file : test::make_hostile_files("/etc/passwd")) {
        const auto start = std::chrono::steady_clock::now();
        const auto outcome = outcome_of(file.bytes);
        const auto time = std::chrono::steady_clock::now() - start;
        std::cout << file.name << ": " << describe(outcome) << '\n';
        EXPECT_LT(time, 30s) << file.name;
        if (outcome.result) {
            EXPECT_TRUE(may_be_watchable(file.name)) << file.name;
        } else {
            EXPECT_EQ(outcome.result.error().code(), Errc::corrupt_media)
                << file.name << ": " << describe(outcome);
        }
    }
}

/// Number of mutants: SUNOMI_MUTANTS, else a sample.
std::uint64_t mutant_count() {
    const char* text = std::getenv("SUNOMI_MUTANTS");
    return text == nullptr ? 60 : std::strtoull(text, nullptr, 10);
}

TEST(MediaChild, EndsEveryMutantInBoundedTimeAndMemory) {
    const std::string originals[] = {test::make_good_mp4(), test::make_good_webm()};
    std::map<std::string, int> ends;
    for (std::uint64_t seed = 0; seed < mutant_count(); ++seed) {
        const auto start = std::chrono::steady_clock::now();
        const auto outcome = outcome_of(test::mutate(originals[seed % 2], seed));
        EXPECT_LT(std::chrono::steady_clock::now() - start, 60s) << "seed " << seed;
        ++ends[describe(outcome)];
        if (outcome.result) continue;
        const auto code = outcome.result.error().code();
        EXPECT_TRUE(code == Errc::corrupt_media || code == Errc::internal)
            << "seed " << seed << ": " << describe(outcome);
    }
    for (const auto& [end, times] : ends) std::cout << times << " × " << end << '\n';
    expect_whole(originals[0]);
#if !defined(SUNOMI_ASAN) && !defined(SUNOMI_TSAN)
    rusage largest{};
    ::getrusage(RUSAGE_CHILDREN, &largest);
    std::cout << "largest child: " << largest.ru_maxrss / 1024 << " MiB\n";
    EXPECT_LT(largest.ru_maxrss * 1024, memory_bytes + 100'000'000);
#endif
}

/// Files that were opened after the sandbox was closed, by strace's account.
int files_opened(const fs::path& trace) {
    std::ifstream lines(trace);
    int count = 0;
    bool closed = false;
    for (std::string line; std::getline(lines, line);) {
        const bool failed = line.find(" = -1 ") != std::string::npos;
        if (closed && !failed && line.find("open") != std::string::npos) ++count;
        closed = closed || line.find("seccomp(SECCOMP_SET_MODE_FILTER") != std::string::npos;
    }
    EXPECT_TRUE(closed) << "the trace does not show the sandbox being closed";
    return count;
}

TEST(MediaChild, OpensNoFileThatHostileMediaNames) {
    const char* strace = "/usr/bin/strace";
    if (::access(strace, X_OK) != 0) GTEST_SKIP() << "strace is not installed";
    const auto trace = fs::temp_directory_path() / ("sunomi-trace-" + std::to_string(::getpid()));
    auto traced = config();
    traced.executable = strace;
    traced.arguments = {"strace",
                        "-f",
                        "-qq",
                        "-o",
                        trace.string(),
                        "-e",
                        "trace=open,openat,openat2,seccomp",
                        SUNOMI_MEDIA_CHILD,
                        "media-child"};
    for (const auto& file : test::make_hostile_files("/etc/passwd")) {
        const auto outcome = outcome_of(file.bytes, traced);
        EXPECT_EQ(files_opened(trace), 0) << file.name << ": " << describe(outcome);
    }
    fs::remove(trace);
}

}  // namespace
}  // namespace sunomi
