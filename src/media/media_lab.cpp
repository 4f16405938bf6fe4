#include "media/media_lab.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "base/random.hpp"

namespace sunomi::media::lab {

Folder::Folder() : path_(std::filesystem::temp_directory_path() / ("sunomi-media-" + random_hex(8))) {
    std::filesystem::create_directories(path_);
    initialize();
}
Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string run(const std::string& command) {
    std::FILE* pipe = ::popen((command + " 2>&1 < /dev/null").c_str(), "r");
    if (pipe == nullptr) {
        ADD_FAILURE() << "cannot start " << command;
        return {};
    }
    std::string output;
    std::array<char, 4096> part{};
    while (const auto got = std::fread(part.data(), 1, part.size(), pipe)) output.append(part.data(), got);
    EXPECT_EQ(::pclose(pipe), 0) << command << "\n" << output;
    return output;
}

std::string make_source(const Folder& folder, const std::string& name, const std::string& arguments) {
    const auto path = folder.file(name);
    run("ffmpeg -v error -y " + arguments + " '" + path + "'");
    return path;
}

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

void write_file(const std::string& path, std::string_view bytes) {
    std::ofstream out{path, std::ios::binary};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    EXPECT_TRUE(out.good()) << path;
}

Source::Source(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat status {};
    EXPECT_EQ(::fstat(fd_.get(), &status), 0) << path;
    size_ = status.st_size;
}

std::string Outcome::whole(TrackIndex track) const {
    std::string bytes = inits.at(track);
    for (const auto& [number, segment] : segments.at(track)) bytes += segment;
    return bytes;
}

VideoPlan plan_of(const Source& source, const LadderPolicy& policy) {
    const auto facts = probe(source.input());
    EXPECT_TRUE(facts) << (facts ? "" : facts.error().message());
    if (!facts) return {};
    const auto checked = check_source(*facts);
    EXPECT_TRUE(checked) << (checked ? "" : checked.error().message());
    return make_plan(*facts, policy);
}

std::vector<int> all_segments(const VideoPlan& plan) {
    std::vector<int> segments;
    for (int i = 0; i < plan.timeline.segment_count(); ++i) segments.push_back(i);
    return segments;
}

std::vector<Wanted> everything(const VideoPlan& plan) {
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < plan.renditions.size(); ++i)
        wanted.push_back({static_cast<TrackIndex>(i), all_segments(plan)});
    return wanted;
}

Outcome make_everything(const Source& source, const VideoPlan& plan, int threads) {
    Outcome outcome;
    const auto input = source.input(threads);
    const auto inits = make_inits(input, plan);
    EXPECT_TRUE(inits) << (inits ? "" : inits.error().message());
    if (!inits) return outcome;
    for (const auto& init : *inits) {
        outcome.inits[init.track] = init.bytes;
        outcome.codecs[init.track] = init.codecs;
    }
    const Sink sink = [&](TrackIndex track, int segment, std::string bytes) -> Result<void> {
        EXPECT_TRUE(outcome.segments[track].emplace(segment, std::move(bytes)).second) << "made twice";
        return {};
    };
    if (!plan.renditions.empty()) {
        const auto report = make_video_segments(input, plan, everything(plan), sink);
        EXPECT_TRUE(report) << (report ? "" : report.error().message());
        if (report) outcome.video = *report;
    }
    if (plan.audio) {
        const auto report = make_audio_segments(input, plan, all_segments(plan), sink);
        EXPECT_TRUE(report) << (report ? "" : report.error().message());
        if (report) outcome.audio = *report;
    }
    return outcome;
}

std::vector<SeenFrame> decode_frames(const std::string& path) {
    const auto text = run(
        "ffprobe -v warning -select_streams v -show_entries frame=key_frame,pts -of csv=p=0 '" + path + "'");
    std::vector<SeenFrame> frames;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;  // stands for side data
        int key = 0;
        long long pts = 0;
        const bool read = std::sscanf(line.c_str(), "%d,%lld", &key, &pts) == 2;
        EXPECT_TRUE(read) << "ffprobe complains: " << line;
        if (!read) break;
        frames.push_back({pts, key == 1});
    }
    return frames;
}

std::vector<float> decode_samples(const std::string& path, int rate) {
    const auto raw = path + ".f32";
    const auto words =
        run(fmt::format("ffmpeg -v warning -y -i '{}' -map 0:a -ac 1 -ar {} -f f32le '{}'", path, rate, raw));
    EXPECT_EQ(words, "") << path;
    const auto bytes = read_file(raw);
    std::vector<float> samples(bytes.size() / sizeof(float));
    std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
    return samples;
}

double lowest_psnr(const std::string& made, const std::string& reference,
                   const std::string& reference_filter) {
    const auto log = made + ".psnr";
    run(fmt::format(
        "ffmpeg -v error -i '{}' -i '{}' -lavfi "
        "'[0:v]settb=1/1000,setpts=N[a];[1:v]{},settb=1/1000,setpts=N[b];[a][b]psnr=shortest=1:f={}' "
        "-f null -",
        made, reference, reference_filter, log));
    std::istringstream lines{read_file(log)};
    double lowest = 1000;
    int frames = 0;
    for (std::string line; std::getline(lines, line); ++frames) {
        const auto at = line.find("psnr_y:");
        if (at == std::string::npos) continue;
        const auto value = line.substr(at + 7);
        if (value.rfind("inf", 0) != 0) lowest = std::min(lowest, std::stod(value));
    }
    EXPECT_GT(frames, 0);
    return lowest;
}

void expect_plays(const VideoPlan& plan, const Outcome& outcome, const Folder& folder) {
    const auto& timeline = plan.timeline;
    for (std::size_t i = 0; i < plan.renditions.size(); ++i) {
        const auto& rendition = plan.renditions[i];
        SCOPED_TRACE(rendition.label);
        const auto track = static_cast<TrackIndex>(i);
        ASSERT_EQ(outcome.segments.at(track).size(), timeline.starts.size());
        const auto path = folder.file(rendition.label + ".mp4");
        write_file(path, outcome.whole(track));
        const auto frames = decode_frames(path);
        std::vector<std::int64_t> keys;
        for (std::size_t n = 0; n < frames.size(); ++n) {
            if (timeline.on_grid()) {
                ASSERT_EQ(frames[n].pts, static_cast<std::int64_t>(n) * timeline.frame_ticks);
            }
            if (frames[n].key) keys.push_back(frames[n].pts);
        }
        if (timeline.on_grid()) {
            EXPECT_EQ(static_cast<std::int64_t>(frames.size()), timeline.frame_count());
        }
        if (rendition.mode == TrackMode::encode) {
            EXPECT_EQ(keys, timeline.starts);
        }
        for (const auto start : timeline.starts)
            EXPECT_TRUE(std::ranges::find(keys, start) != keys.end()) << start;
        const auto shape = run(
            "ffprobe -v error -show_entries stream=width,height,sample_aspect_ratio,pix_fmt -of csv=p=0 '" +
            path + "'");
        EXPECT_EQ(shape, fmt::format("{},{},1:1,yuv420p\n", rendition.width, rendition.height));
    }
    if (!plan.audio) return;
    ASSERT_EQ(outcome.segments.at(audio_track).size(), timeline.starts.size());
    const auto path = folder.file("audio.mp4");
    write_file(path, outcome.whole(audio_track));
    const auto samples = decode_samples(path, plan.audio->sample_rate);
    EXPECT_NEAR(static_cast<double>(samples.size()) / plan.audio->sample_rate, timeline.duration(), 0.05);
}

}  // namespace sunomi::media::lab
