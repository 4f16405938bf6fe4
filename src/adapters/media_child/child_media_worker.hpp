#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ports/media_worker.hpp"

namespace sunomi {

struct ChildConfig {
    /// The program that plays the child: this one again. (Through /proc it is the running file even when an
    /// upgrade has replaced it on disk.)
    std::string executable = "/proc/self/exe";
    std::vector<std::string> arguments{"sunomi", "media-child"};
    /// What a child may map on top of its libraries. The 2160p ladder from one decode was measured at 1.4 GB
    /// resident with one thread and 1.8 GB with two.
    std::int64_t max_memory_bytes = 2'500'000'000;
    /// Of all threads of one child together; an endless loop ends here even when the deadline is far.
    std::chrono::seconds max_cpu{1800};
    /// Upper bounds of the callers' deadlines: of probes, inits and thumbnails (containers without an index
    /// must be read to their end), and of runs.
    std::chrono::seconds max_probe{900};
    std::chrono::seconds max_run{3600};
};

/// A MediaWorker that spawns one short-lived, sandboxed process per call (an empty environment, the source
/// read-only, one socket) and believes nothing it answers that the plan does not allow. A child never
/// outlives its call, nor this process. Stop and deadline are noticed within 100 ms.
///
/// Deaths of a child: out of memory is corrupt_media, out of CPU time timed_out, any other signal or exit
/// internal.
std::unique_ptr<MediaWorker> make_child_media_worker(ChildConfig config = {});

}  // namespace sunomi
