#include "api/upload_operations.hpp"

#include <algorithm>

#include "api/upload_messages.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

/// It becomes a signed header: what could not stand in one could never be sent.
bool is_header_value(const std::string& text) {
    constexpr std::size_t longest = 255;
    const auto is_visible = [](char c) { return c >= ' ' && c <= '~'; };
    return text.size() <= longest && std::all_of(text.begin(), text.end(), is_visible);
}

Operation upload_url(UploadService& uploads) {
    Operation op{
        "POST", "/api/upload/upload-url", "beginUpload",
        "Makes a video and a pre-signed URL to PUT its file to; size and contentType, if given, are signed"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::too_large, Errc::no_space};
    return with_json<UploadUrlBody, UploadTicketBody>(
        std::move(op), [&uploads](const Call& call, const UploadUrlBody& body) -> Result<UploadTicketBody> {
            if (!is_header_value(body.contentType.value_or(""))) {
                return Error{Errc::invalid, "contentType must be at most 255 visible ASCII characters"};
            }
            UploadRequest request{body.title, body.description.value_or(""), body.size, body.contentType,
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
    const auto key = services.upload_verifier.verify_put(put, services.clock.wall());
    if (!key) return key.error();
    const auto video = services.uploads.admit(*key, head.content_length);
    if (!video) return video.error();
    net::Admission admission;
    admission.body = net::Admission::Body::file;
    admission.max_bytes = head.content_length;
    admission.directory = services.adopter.incoming_dir();
    return admission;
}

}  // namespace

std::vector<Operation> upload_operations(const Services& services) {
    return {upload_url(services.uploads), transcode_video(services.uploads)};
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

net::Response finish_store_put(const Services& services, const net::Request& request) {
    const auto& head = request.head;
    const auto key = percent_decode(head.path.substr(std::string_view{"/store/"}.size()));
    // The head was verified before the body came; only its object key is read again.
    const auto video = key ? key->substr(0, key->find('/')) : std::string{};
    const auto stored = services.uploads.receive(video, request.file->path());
    if (!stored) return error_response(stored.error(), head.request_id);
    request.file->disown();
    net::Response response;
    response.headers.add("ETag", "\"" + stored->etag + "\"");
    return response;
}

}  // namespace sunomi::api
