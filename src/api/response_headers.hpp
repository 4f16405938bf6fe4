#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/http_message.hpp"

namespace sunomi::api {

/// What kind of thing a path names, as far as a browser's rules about it differ.
enum class Surface {
    page,   ///< the web UI and its files
    embed,  ///< the player's page that other sites put into a frame
    media,  ///< what players and pages of any site may load
    data,   ///< everything else: the API, the store, health
};
Surface surface_of(std::string_view path);

struct HeaderPolicy {
    bool https = false;                     ///< people come by TLS: tell their browsers to stay with it
    std::vector<std::string> cors_origins;  ///< exactly these may call from pages of their own
};

/// What of a request decides over the headers of its answer; kept when the request itself is gone.
struct Asker {
    Surface surface = Surface::data;
    std::string origin;  ///< the Origin header
};
Asker asker_of(const net::RequestHead& head);

/// The one place where security headers and CORS are decided. What a route has set by itself stands.
/// **Threads:** any.
class ResponseHeaders {
public:
    explicit ResponseHeaders(HeaderPolicy policy) : policy_(std::move(policy)) {}

    void add_to(net::Response& response, const Asker& asker) const;

    /// Is this the question of a browser whether a page of a listed origin may send what it is about to send?
    /// Then preflight() answers it, whatever the route.
    [[nodiscard]] bool is_preflight(const net::RequestHead& head) const;
    [[nodiscard]] net::Response preflight(const net::RequestHead& head) const;

private:
    [[nodiscard]] bool is_listed(std::string_view origin) const;

    HeaderPolicy policy_;
};

}  // namespace sunomi::api
