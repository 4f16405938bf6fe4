#pragma once

#include <string>

#include "base/metrics.hpp"
#include "net/http_server.hpp"
#include "ports/auth.hpp"
#include "ports/work_figures.hpp"
#include "services/disk_watch.hpp"
#include "services/media_origin.hpp"
#include "services/task_tally.hpp"
#include "services/worker_pool.hpp"

namespace sunomi {

/// Whatever can be asked for a number.
struct MetricSources {
    net::ServerStats server;
    WorkerStats worker;
    const TaskTally& tally;
    const MediaOrigin& media;
    const DiskWatch& disk;
    WorkFigures& figures;
    const PasswordHasher& hasher;
    std::string database_path;
    WallTime now;
};

/// Prints everything but the requests, which the HTTP surface knows best. What cannot be read just now is
/// left out.
void print_metrics(metrics::Text& text, const MetricSources& sources);

}  // namespace sunomi
