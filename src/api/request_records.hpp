#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/metrics.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

enum class AccessLog { on, off };

/// What is kept of every request that is over: a line in the log, and counts by route. Both name the route's
/// template, never the path or query that was sent, which can hold tokens and signatures. **Threads:** any,
/// once all routes are named.
class RequestRecords {
public:
    explicit RequestRecords(AccessLog access_log) : access_log_(access_log) {}

    /// Gives a route, such as `GET /api/video/{videoId}`, its number.
    int name_route(std::string_view method, std::string_view path);
    /// Numbers of what is no operation of the API.
    struct Fixed {
        int store = 0, playlist = 0, segment = 0, media = 0, page = 0, unknown = 0, preflight = 0;
    };
    Fixed name_fixed_routes();
    /// The one whose outcomes are counted as log-ins.
    void count_logins(int route) { login_route_ = route; }

    void finished(const net::Exchange& exchange);
    void print(metrics::Text& text) const;

private:
    /// 1xx to 5xx.
    static constexpr std::size_t classes = 5;
    struct Route {
        std::string method;
        std::string path;
        std::array<metrics::Histogram, classes> handling;
        metrics::Counter bytes;
    };
    struct Logins {
        metrics::Counter granted, refused, limited, failed;
    };

    void count_login(int status);
    void print_logins(metrics::Text& text) const;

    AccessLog access_log_;
    std::deque<Route> routes_;  // a deque: routes hold atomics, which cannot move
    Route edge_{"-", "-", {}, {}};
    int login_route_ = -1;
    Logins logins_;
    metrics::Counter cut_;
};

}  // namespace sunomi::api
