#pragma once

#include <memory>
#include <string>

#include "api/page_head.hpp"
#include "api/request_records.hpp"
#include "api/response_headers.hpp"
#include "api/router.hpp"
#include "api/services.hpp"
#include "net/http_message.hpp"

namespace sunomi::api {

/// The whole HTTP surface: routes, the store endpoint, the media origin and the UI. **Threads:** any.
class Application final : public net::HttpHandler {
public:
    explicit Application(Services services);

    std::optional<net::Response> at_hand(const net::RequestHead& head) override;
    net::Admission admit(const net::RequestHead& head) override;
    void respond(net::Request request, net::Respond respond) override;
    net::Response refusal(int status, std::string_view request_id) override;
    void finished(const net::Exchange& exchange) noexcept override { requests_->finished(exchange); }

private:
    /// Sends an answer with the headers that all carry, and says whose and for what it is.
    struct Reply {
        const ResponseHeaders& headers;
        net::Respond send;
        Asker asker;
        int route = -1;
        std::int64_t user = 0;
        void operator()(net::Response response) const;
    };
    Result<net::Admission> admit_file(const Operation& operation, const net::RequestHead& head);
    void route(net::Request& request, Reply reply);
    void run_operation(const net::Request& request, Reply reply);
    [[nodiscard]] int number_of(const Operation& operation) const;
    [[nodiscard]] int media_route(std::string_view path) const;
    /// What an operation that answers at once says to a guest who comes the same way as who `asked`.
    [[nodiscard]] std::optional<GuestAnswer> answer_to_guest(const net::RequestHead& asked,
                                                             const std::string& path,
                                                             const std::string& query) const;
    [[nodiscard]] std::string origin_of(const net::RequestHead& head) const;

    Services services_;
    ResponseHeaders headers_;
    std::shared_ptr<RequestRecords> requests_;
    RequestRecords::Fixed fixed_;
    std::shared_ptr<std::string> openapi_;
    Router router_;
};

}  // namespace sunomi::api
