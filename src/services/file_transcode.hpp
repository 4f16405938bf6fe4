#pragma once

#include <functional>
#include <string>

#include "domain/ladder.hpp"
#include "ports/media_worker.hpp"

namespace sunomi {

struct FileTranscodeConfig {
    LadderPolicy ladder;
    SourceLimits limits;
    int jobs = 2;  ///< runs at once
    std::chrono::milliseconds step_time{600000};
};

/// How far it is: segments stored of all segments, weighted by nothing.
struct FileTranscodeProgress {
    int segments_done = 0;
    int segments_total = 0;
};

struct FileTranscodeSummary {
    VideoPlan plan;
    std::string notice;
    std::int64_t bytes_written = 0;
};

/// The whole ladder of one file without a server: the same plan, runs and playlists that a video on the
/// platform gets. `write` (any thread, one call at a time) receives every object by its key relative to the
/// video; `progress` likewise. Fails as the media worker does, or with the first error of `write`.
Result<FileTranscodeSummary> transcode_file(
    MediaWorker& media, const MediaSource& source, const FileTranscodeConfig& config,
    const std::function<Result<void>(const std::string& key, const std::string& bytes)>& write,
    const std::function<void(const FileTranscodeProgress&)>& progress);

}  // namespace sunomi
