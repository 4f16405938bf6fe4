#include "api/pooled_operation.hpp"

#include <memory>

namespace sunomi::api {
namespace {

/// A call that outlives the worker's.
struct KeptCall {
    explicit KeptCall(Call& of)
        : request(of.request),
          answer_headers(of.answer_headers),
          call{request,
               std::move(of.origin),
               std::move(of.client_address),
               std::move(of.path),
               std::move(of.query),
               std::move(of.actor),
               answer_headers} {}

    net::Request request;
    net::Headers answer_headers;
    Call call;
};

}  // namespace

Operation on_pool(Operation operation, net::WorkerPool& pool) {
    if (operation.errors.empty() || operation.errors.back() != Errc::too_many) {
        operation.errors.push_back(Errc::too_many);
    }
    operation.run = [&pool, run = std::move(operation.run)](Call& call, const net::Respond& respond) {
        const auto id = call.request.head.request_id;
        auto kept = std::make_shared<KeptCall>(call);
        const bool queued = pool.try_submit([kept, run, respond] { run(kept->call, respond); });
        if (queued) return;
        respond(error_response(
            {Errc::too_many, "too many passwords are being checked; please try again in a moment"}, id));
    };
    return operation;
}

}  // namespace sunomi::api
