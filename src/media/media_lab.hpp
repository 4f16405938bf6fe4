#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/unique_fd.hpp"
#include "domain/ladder.hpp"
#include "media/operations.hpp"

/// What the tests of this room share: sources made by the ffmpeg command line, and its judgement of the
/// outcome.
namespace sunomi::media::lab {

/// A folder that lives as long as its test.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// Runs a shell command; standard output and error together. The test fails if the command does.
std::string run(const std::string& command);

/// `ffmpeg ARGUMENTS FILE`, quiet; returns the file's path.
std::string make_source(const Folder& folder, const std::string& name, const std::string& arguments);

std::string read_file(const std::string& path);
void write_file(const std::string& path, std::string_view bytes);

/// An open source file.
class Source {
public:
    explicit Source(const std::string& path);
    [[nodiscard]] Input input(int threads = 1) const { return {fd_.get(), size_, threads}; }

private:
    UniqueFd fd_;
    std::int64_t size_ = 0;
};

/// Every track's segments by number, and its init segment.
struct Outcome {
    std::map<TrackIndex, std::string> inits;
    std::map<TrackIndex, std::string> codecs;
    std::map<TrackIndex, std::map<int, std::string>> segments;
    Report video;
    Report audio;
    /// Init and segments, as a player would append them.
    [[nodiscard]] std::string whole(TrackIndex track) const;
};

/// Probes and plans; the test fails when that fails.
VideoPlan plan_of(const Source& source, const LadderPolicy& policy = {});
std::vector<int> all_segments(const VideoPlan& plan);
std::vector<Wanted> everything(const VideoPlan& plan);

/// The whole ladder in one run per kind of track.
Outcome make_everything(const Source& source, const VideoPlan& plan, int threads = 1);

/// One shown frame as ffprobe sees it.
struct SeenFrame {
    std::int64_t pts = 0;
    bool key = false;
};
/// Decodes a file with ffprobe; the test fails if that says a word of warning.
std::vector<SeenFrame> decode_frames(const std::string& path);

/// Mono samples of a file, decoded by ffmpeg at `rate`; the test fails if it warns.
std::vector<float> decode_samples(const std::string& path, int rate);

/// The lowest PSNR (dB) of frames of `made` against the filtered frames of `reference`, by ffmpeg.
double lowest_psnr(const std::string& made, const std::string& reference,
                   const std::string& reference_filter);

/// Asserts what every player needs of every rendition: it decodes without a warning, has the timeline's
/// frames at the timeline's times, and a key frame at each segment's start.
void expect_plays(const VideoPlan& plan, const Outcome& outcome, const Folder& folder);

}  // namespace sunomi::media::lab
