#include "app/transcode_command.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "adapters/media_child/child_media_worker.hpp"
#include "base/unique_fd.hpp"
#include "services/file_transcode.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;

/// `[#####.....]  42 %  0:31 left`, redrawn in place on a terminal; a line per tenth elsewhere.
class ProgressBar {
public:
    void show(const FileTranscodeProgress& progress) {
        const int percent = 100 * progress.segments_done / std::max(1, progress.segments_total);
        if (percent == last_percent_ ||
            (!is_terminal_ && percent / 10 == last_percent_ / 10 && percent < 100))
            return;
        last_percent_ = percent;
        const double elapsed =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
        const auto left = static_cast<int>(elapsed * (100 - percent) / std::max(1, percent) + 0.5);
        const auto filled = static_cast<std::size_t>(percent * 30 / 100);
        fmt::print(stderr, "{}[{}{}] {:3} %  {}:{:02} left{}", is_terminal_ ? "\r" : "",
                   std::string(filled, '#'), std::string(30 - filled, '.'), percent, left / 60, left % 60,
                   is_terminal_ && percent < 100 ? "  " : "\n");
    }

private:
    bool is_terminal_ = ::isatty(STDERR_FILENO) == 1;
    int last_percent_ = -1;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

Result<void> write_object(const fs::path& root, const std::string& key, const std::string& bytes) {
    const auto path = root / key;
    std::error_code failed;
    fs::create_directories(path.parent_path(), failed);
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file.fail()) return Error{Errc::no_space, "cannot write " + path.string()};
    return {};
}

int complain(const std::string& what) {
    fmt::print(stderr, "sunomi transcode: {}\n", what);
    return 1;
}

void print_summary(const FileTranscodeSummary& summary, const std::string& output_dir) {
    fmt::print("{}/master.m3u8: {:.1f} s in {} segments, {:.1f} MB\n", output_dir,
               summary.plan.timeline.duration(), summary.plan.timeline.segment_count(),
               static_cast<double>(summary.bytes_written) / 1e6);
    for (const auto& rendition : summary.plan.renditions) {
        fmt::print("  {:>6}  {}x{}  {}  {}\n", rendition.label, rendition.width, rendition.height,
                   rendition.codecs, rendition.mode == TrackMode::copy ? "copied" : "encoded");
    }
    if (summary.plan.audio) {
        fmt::print("   audio  {} Hz  {}  {}\n", summary.plan.audio->sample_rate, summary.plan.audio->codecs,
                   summary.plan.audio->mode == TrackMode::copy ? "copied" : "encoded");
    }
    if (!summary.notice.empty()) fmt::print("{}\n", summary.notice);
}

}  // namespace

int transcode_command(const Config& config, const std::string& input, const std::string& output_dir) {
    const UniqueFd file{::open(input.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0) return complain("cannot open " + input);
    if (!S_ISREG(status.st_mode)) return complain(input + " is not a regular file");
    ChildConfig child;
    child.max_memory_bytes = config.media_memory_bytes;
    const auto media = make_child_media_worker(child);
    ProgressBar bar;
    FileTranscodeConfig job;
    job.ladder.preset = config.preset;
    job.jobs = config.transcode_jobs;
    const auto summary = transcode_file(
        *media, MediaSource{file.get(), status.st_size}, job,
        [&](const std::string& key, const std::string& bytes) {
            return write_object(output_dir, key, bytes);
        },
        [&](const FileTranscodeProgress& progress) { bar.show(progress); });
    if (!summary) return complain(summary.error().message());
    print_summary(*summary, output_dir);
    return 0;
}

}  // namespace sunomi
