#include "app/metrics.hpp"

#include <fmt/format.h>

namespace sunomi {
namespace {

void add(std::string& text, const char* name, const char* type, const char* help, std::uint64_t value) {
    text += fmt::format("# HELP sunomi_{0} {2}\n# TYPE sunomi_{0} {1}\nsunomi_{0} {3}\n", name, type, help,
                        value);
}

}  // namespace

std::string metrics_text(const net::ServerStats& server, const WorkerStats& worker, const MediaOrigin& media,
                         const SpaceGauge& space) {
    std::string text;
    add(text, "connections_open", "gauge", "Open connections", server.connections_open);
    add(text, "connections_total", "counter", "Accepted connections", server.connections_accepted);
    add(text, "requests_total", "counter", "Requests read", server.requests);
    add(text, "requests_refused_total", "counter", "Requests that the HTTP edge refused by itself",
        server.refused);
    add(text, "push_connections_open", "gauge", "Open WebSockets and event streams", server.push_open);
    add(text, "sent_bytes_total", "counter", "Bytes sent to clients", server.bytes_sent);
    add(text, "received_bytes_total", "counter", "Bytes received from clients", server.bytes_received);
    add(text, "tasks_begun_total", "counter", "Tasks claimed by this process", worker.tasks_begun);
    add(text, "tasks_running", "gauge", "Tasks being worked on", static_cast<std::uint64_t>(worker.running));
    add(text, "segments_waited_for", "gauge", "Requests waiting for a segment that is being made",
        media.waiting());
    add(text, "store_free_bytes", "gauge", "Free room for objects",
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, space.free_bytes())));
    return text;
}

}  // namespace sunomi
