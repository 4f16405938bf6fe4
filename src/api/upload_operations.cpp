#include "api/upload_operations.hpp"

#include "api/router.hpp"
#include "api/upload_details.hpp"
#include "api/upload_messages.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

Operation upload_url(UploadService& uploads) {
    Operation op{
        "POST", "/api/upload/upload-url", "beginUpload",
        "Makes a video and a pre-signed URL to PUT its file to; size and contentType, if given, are signed"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::conflict, Errc::too_large, Errc::no_space};
    return with_json<UploadUrlBody, UploadTicketBody>(
        std::move(op), [&uploads](const Call& call, const UploadUrlBody& body) -> Result<UploadTicketBody> {
            auto details = details_of(body);
            if (!details) return details.error();
            const UploadRequest request{std::move(*details), body.size, body.contentType,
                                        body.conditional.value_or(false)};
            const auto ticket = uploads.begin(*call.actor, request, call.origin);
            if (!ticket) return ticket.error();
            return UploadTicketBody{ticket->url, ticket->video_id};
        });
}

Operation transcode_video(UploadService& uploads) {
    Operation op{
        "POST", "/api/upload/transcode-video", "confirmUpload",
        "Says that the file has been sent; safe to repeat, and to call after the server noticed by itself"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found, Errc::conflict};
    return with_json<TranscodeBody, SuccessBody>(
        std::move(op), [&uploads](const Call& call, const TranscodeBody& body) -> Result<SuccessBody> {
            const auto done = uploads.confirm(*call.actor, body.videoID);
            if (!done) return done.error();
            return SuccessBody{};
        });
}

Result<net::Admission> judge_put(const Services& services, const net::RequestHead& head) {
    const PresentedPut put{head.method, head.path, head.query, head.headers.fields()};
    const auto verified = services.upload_verifier.verify_put(put, services.clock.wall());
    if (!verified) return verified.error();
    net::Admission admission;
    admission.max_bytes = head.content_length;
    if (verified->part) {
        auto place = services.multiparts.admit(*verified, head.content_length);
        if (!place) return place.error();
        admission.body = net::Admission::Body::range;
        admission.range = {std::move(place->file), place->offset, std::move(place->held)};
        return admission;
    }
    const auto video = services.uploads.admit(verified->key, head.content_length);
    if (!video) return video.error();
    admission.body = net::Admission::Body::file;
    admission.directory = services.adopter.incoming_dir();
    return admission;
}

/// The ETag of what was stored.
Result<std::string> take_body(const Services& services, const net::Request& request) {
    // The head was verified before the body came; only what it names is read again.
    const auto& head = request.head;
    if (request.range) {
        const auto query = parse_query(head.query);
        if (!query) return query.error();
        const PartName part{query->at("uploadId"), std::stoi(query->at("partNumber"))};
        return services.multiparts.receive(part, head.content_length, request.range->sha256);
    }
    const auto key = percent_decode(head.path.substr(std::string_view{"/store/"}.size()));
    const auto video = key ? key->substr(0, key->find('/')) : std::string{};
    const auto stored = services.uploads.receive(video, request.file->path());
    if (!stored) return stored.error();
    request.file->disown();
    return stored->etag;
}

Operation usage(UploadService& uploads) {
    Operation op{"GET", "/api/user/usage", "getUsage", "How much of one's quota is taken"};
    op.access = Access::user;
    return with_json<Nothing, UsageBody>(
        std::move(op), [&uploads](const Call& call, const Nothing&) -> Result<UsageBody> {
            const auto usage = uploads.usage_of(*call.actor);
            if (!usage) return usage.error();
            const auto allowance = uploads.rules().allowance_of(call.actor->user);
            if (!allowance) return allowance.error();
            UsageBody body{usage->stored_bytes, usage->uploading_bytes, {}};
            if (allowance->quota_bytes > 0) body.quota = allowance->quota_bytes;
            return body;
        });
}

}  // namespace

std::vector<Operation> upload_operations(const Services& services) {
    return {upload_url(services.uploads), transcode_video(services.uploads), usage(services.uploads)};
}

net::Admission admit_store_put(const Services& services, const net::RequestHead& head) {
    net::Admission refusal;
    // Only a body of stated length may come; the edge refuses any Transfer-Encoding.
    if (!head.headers.has("Content-Length")) {
        refusal.refuse = edge_response(411, head.request_id);
        return refusal;
    }
    auto judged = judge_put(services, head);
    if (judged) return std::move(*judged);
    refusal.refuse = error_response(judged.error(), head.request_id);
    return refusal;
}

net::Response finish_store_put(const Services& services, net::Request& request) {
    const auto etag = take_body(services, request);
    // Let go before the answer: who hears that the last part is stored may complete the upload at once.
    request.range.reset();
    if (!etag) return error_response(etag.error(), request.head.request_id);
    net::Response response;
    response.headers.add("ETag", "\"" + *etag + "\"");
    return response;
}

}  // namespace sunomi::api
