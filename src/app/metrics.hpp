#pragma once

#include <string>

#include "net/http_server.hpp"
#include "ports/object_store.hpp"
#include "services/media_origin.hpp"
#include "services/worker_pool.hpp"

namespace sunomi {

/// The numbers of one process in Prometheus' text form.
std::string metrics_text(const net::ServerStats& server, const WorkerStats& worker, const MediaOrigin& media,
                         const SpaceGauge& space);

}  // namespace sunomi
