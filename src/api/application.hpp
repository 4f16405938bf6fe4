#pragma once

#include <memory>
#include <string>

#include "api/router.hpp"
#include "api/services.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The whole HTTP surface: routes, the store endpoint, the media origin and the UI. **Threads:** any.
class Application final : public net::HttpHandler {
public:
    explicit Application(Services services);

    net::Admission admit(const net::RequestHead& head) override;
    void respond(net::Request request, net::Respond respond) override;
    net::Response refusal(int status, std::string_view request_id) override;

private:
    void run_operation(const net::Request& request, const net::Respond& respond);
    Result<std::optional<Actor>> actor_of(const net::RequestHead& head, Access access);
    [[nodiscard]] std::string origin_of(const net::RequestHead& head) const;

    Services services_;
    std::shared_ptr<std::string> openapi_;
    Router router_;
};

}  // namespace sunomi::api
