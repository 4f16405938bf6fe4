#include "app/metrics.hpp"

#include <filesystem>

#include "app/process_metrics.hpp"

namespace sunomi {
namespace {

using metrics::Text;

void print_server(Text& text, const net::ServerStats& server) {
    const auto gauge = [&](const char* name, const char* help, std::uint64_t value) {
        text.gauge(name, help, static_cast<double>(value));
    };
    const auto counter = [&](const char* name, const char* help, std::uint64_t value) {
        text.counter(name, help, static_cast<double>(value));
    };
    gauge("sunomi_connections_open", "Open connections", server.connections_open);
    counter("sunomi_connections_total", "Accepted connections", server.connections_accepted);
    counter("sunomi_requests_total", "Requests read", server.requests);
    counter("sunomi_requests_refused_total", "Requests that the HTTP edge refused by itself", server.refused);
    gauge("sunomi_requests_in_flight", "Requests that are not answered to the last byte yet",
          server.requests_open);
    gauge("sunomi_uploads_in_flight", "Bodies on their way into a file", server.uploads_open);
    gauge("sunomi_worker_queue", "Requests that wait for a worker", server.workers_waited_for);
    gauge("sunomi_file_queue", "Pieces of bodies that wait to be written", server.files_waited_for);
    gauge("sunomi_push_connections_open", "Open WebSockets and event streams", server.push_open);
    counter("sunomi_sent_bytes_total", "Bytes sent to clients", server.bytes_sent);
    counter("sunomi_received_bytes_total", "Bytes received from clients", server.bytes_received);
}

/// The age of the oldest ready task tells whether the work keeps up; their number does not.
void print_stored_tasks(Text& text, WorkFigures& figures, WallTime now) {
    const auto counts = figures.count_tasks();
    if (!counts) return;
    text.family("sunomi_tasks", Text::Type::gauge, "Tasks that are to be done, by kind and state");
    double oldest = 0;
    for (const auto& row : *counts) {
        text.sample(static_cast<double>(row.count), {{"kind", row.kind}, {"state", row.state}});
        const auto age = std::chrono::duration<double>(now - row.oldest).count();
        if (row.state == "ready") oldest = std::max(oldest, age);
    }
    text.gauge("sunomi_oldest_ready_task_seconds",
               "How long the oldest task that nobody works on has been there", oldest);
}

void print_work(Text& text, const MetricSources& sources) {
    text.counter("sunomi_tasks_begun_total", "Tasks claimed by this process",
                 static_cast<double>(sources.worker.tasks_begun));
    text.gauge("sunomi_tasks_running", "Tasks being worked on", sources.worker.running);
    text.family("sunomi_task_attempts_total", Text::Type::counter,
                "Ended attempts, by kind of task and outcome");
    for (const auto kind : TaskTally::kinds) {
        for (std::size_t i = 0; i < TaskTally::outcomes.size(); ++i) {
            text.sample(static_cast<double>(sources.tally.count(kind, i)),
                        {{"kind", to_string(kind)}, {"outcome", TaskTally::outcomes[i]}});
        }
    }
    print_stored_tasks(text, sources.figures, sources.now);
    if (const auto events = sources.figures.count_pending_events()) {
        text.gauge("sunomi_events_pending", "Events that not everyone has taken",
                   static_cast<double>(*events));
    }
    text.gauge("sunomi_segments_waited_for", "Requests waiting for a segment that is being made",
               static_cast<double>(sources.media.waiting()));
    text.gauge("sunomi_passwords_waiting", "Passwords that wait to be hashed or checked",
               static_cast<double>(sources.hasher.waiting()));
}

void print_file_size(Text& text, const char* name, const char* help, const std::string& path) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(path, absent);
    if (!absent) text.gauge(name, help, static_cast<double>(size));
}

void print_room(Text& text, const MetricSources& sources) {
    const auto disk = sources.disk.state();
    text.gauge("sunomi_store_free_bytes", "Free room on the disk of the store",
               static_cast<double>(disk.free_bytes));
    text.gauge("sunomi_store_used_bytes", "Room taken on the disk of the store",
               static_cast<double>(disk.total_bytes - disk.free_bytes));
    text.gauge("sunomi_store_low", "1 when less room is free than disk_warning says", disk.low ? 1 : 0);
    print_file_size(text, "sunomi_database_bytes", "Size of the database", sources.database_path);
    print_file_size(text, "sunomi_database_wal_bytes", "Size of its write-ahead log",
                    sources.database_path + "-wal");
}

}  // namespace

void print_metrics(Text& text, const MetricSources& sources) {
    text.family("sunomi_build_info", Text::Type::gauge, "The version, as a label");
    text.sample(1, {{"version", SUNOMI_VERSION}});
    print_server(text, sources.server);
    print_work(text, sources);
    print_room(text, sources);
    print_process(text);
}

}  // namespace sunomi
