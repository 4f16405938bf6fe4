#include "api/request_records.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.hpp"

namespace sunomi::api {
namespace {

double seconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

}  // namespace

int RequestRecords::name_route(std::string_view method, std::string_view path) {
    auto& route = routes_.emplace_back();
    route.method = method;
    route.path = path;
    return static_cast<int>(routes_.size()) - 1;
}

RequestRecords::Fixed RequestRecords::name_fixed_routes() {
    Fixed fixed;
    fixed.store = name_route("PUT", "/store/{key}");
    fixed.playlist = name_route("GET", "/media/{videoId}/{playlist}.m3u8");
    fixed.segment = name_route("GET", "/media/{videoId}/{label}/{segment}.m4s");
    fixed.media = name_route("GET", "/media/{videoId}/{file}");
    fixed.page = name_route("GET", "/{page}");
    fixed.unknown = name_route("-", "/{unknown}");
    fixed.preflight = name_route("OPTIONS", "/{any}");
    return fixed;
}

void RequestRecords::finished(const net::Exchange& exchange) {
    const bool known = exchange.route >= 0 && exchange.route < static_cast<int>(routes_.size());
    auto& route = known ? routes_[static_cast<std::size_t>(exchange.route)] : edge_;
    route.bytes.add(static_cast<std::uint64_t>(std::max<std::int64_t>(0, exchange.bytes)));
    if (exchange.cut) cut_.add();
    if (exchange.status >= 100 && exchange.status < 600) {
        route.handling[static_cast<std::size_t>(exchange.status) / 100 - 1].observe(
            seconds(exchange.handling));
    }
    if (exchange.route >= 0 && exchange.route == login_route_) count_login(exchange.status);
    if (access_log_ == AccessLog::off) return;
    log::write_soon(fmt::format(
        "access method={} route={} status={} duration_ms={:.1f} handling_ms={:.1f} bytes={} request={} "
        "client={}{}{}",
        exchange.method, route.path, exchange.status, seconds(exchange.duration) * 1e3,
        seconds(exchange.handling) * 1e3, exchange.bytes, exchange.request_id, exchange.peer_address,
        exchange.user == 0 ? std::string{} : fmt::format(" user={}", exchange.user),
        exchange.cut ? " cut=yes" : ""));
}

void RequestRecords::count_login(int status) {
    if (status == 429) return logins_.limited.add();
    if (status >= 500 || status == 0) return logins_.failed.add();
    return status < 400 ? logins_.granted.add() : logins_.refused.add();
}

void RequestRecords::print(metrics::Text& text) const {
    constexpr std::array<std::string_view, classes> names{"1xx", "2xx", "3xx", "4xx", "5xx"};
    text.family(
        "sunomi_request_seconds", metrics::Text::Type::histogram,
        "Time that requests took the server itself, by route and class of status; a stream until it began");
    const auto times_of = [&](const Route& route) {
        for (std::size_t i = 0; i < classes; ++i) {
            if (route.handling[i].count() == 0) continue;
            text.histogram(route.handling[i],
                           {{"method", route.method}, {"route", route.path}, {"status", names[i]}});
        }
    };
    for (const auto& route : routes_) times_of(route);
    times_of(edge_);
    text.family("sunomi_response_bytes_total", metrics::Text::Type::counter, "Bytes of answers, by route");
    for (const auto& route : routes_) {
        if (route.bytes.value() == 0) continue;
        text.sample(static_cast<double>(route.bytes.value()),
                    {{"method", route.method}, {"route", route.path}});
    }
    text.counter("sunomi_requests_cut_total",
                 "Requests whose client did not get, or did not take, the whole answer",
                 static_cast<double>(cut_.value()));
    print_logins(text);
}

void RequestRecords::print_logins(metrics::Text& text) const {
    text.family("sunomi_logins_total", metrics::Text::Type::counter, "Log-ins by password, by outcome");
    for (const auto& [outcome, count] : {std::pair{"granted", &logins_.granted},
                                         {"refused", &logins_.refused},
                                         {"limited", &logins_.limited},
                                         {"failed", &logins_.failed}}) {
        text.sample(static_cast<double>(count->value()), {{"outcome", outcome}});
    }
}

}  // namespace sunomi::api
