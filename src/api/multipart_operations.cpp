#include "api/multipart_operations.hpp"

#include "api/multipart_messages.hpp"
#include "api/upload_details.hpp"

namespace sunomi::api {
namespace {

MultipartUploadBody body_of(const MultipartUpload& upload) {
    return {upload.id,
            upload.video,
            upload.title,
            upload.size_bytes,
            upload.part_bytes,
            count_parts(upload),
            upload.stored_parts,
            upload.stored_bytes,
            upload.completed,
            to_rfc3339(upload.created),
            to_rfc3339(upload.touched)};
}

Operation begin(MultipartService& multiparts) {
    Operation op{"POST", "/api/upload/multipart", "beginMultipartUpload",
                 "Makes a video whose file is sent in parts of partSize bytes (the last may be smaller)"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::conflict, Errc::too_large, Errc::no_space};
    return with_json<MultipartBeginBody, MultipartBegunBody>(
        std::move(op),
        [&multiparts](const Call& call, const MultipartBeginBody& body) -> Result<MultipartBegunBody> {
            auto details = details_of(body);
            if (!details) return details.error();
            const auto begun =
                multiparts.begin(*call.actor, {std::move(*details), body.size, body.contentType});
            if (!begun) return begun.error();
            return MultipartBegunBody{begun->video, begun->id, begun->part_bytes, count_parts(*begun)};
        });
}

Operation list(MultipartService& multiparts) {
    Operation op{"GET", "/api/upload/multipart", "listMultipartUploads",
                 "One's own uploads in parts that have not ended, newest first"};
    op.access = Access::user;
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing, std::vector<MultipartUploadBody>>(
        std::move(op),
        [&multiparts](const Call& call, const Nothing&) -> Result<std::vector<MultipartUploadBody>> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto uploads = multiparts.list(*call.actor, *page);
            if (!uploads) return uploads.error();
            std::vector<MultipartUploadBody> out;
            for (const auto& upload : *uploads) out.push_back(body_of(upload));
            if (!uploads->empty()) {
                const auto& last = uploads->back();
                link_next_page(call, *page, out.size(), {last.created.time_since_epoch().count(), last.id});
            }
            return out;
        });
}

Operation get(MultipartService& multiparts) {
    Operation op{
        "GET", "/api/upload/multipart/{uploadId}", "getMultipartUpload",
        "What is stored: all that a client needs to go on, knowing nothing but the id. A part's etag "
        "is the SHA-256 of its bytes"};
    op.access = Access::user;
    op.errors = {Errc::not_found};
    return with_json<Nothing, MultipartStateBody>(
        std::move(op), [&multiparts](const Call& call, const Nothing&) -> Result<MultipartStateBody> {
            const auto found = multiparts.get(*call.actor, call.path.at("uploadId"));
            if (!found) return found.error();
            MultipartStateBody body{body_of(found->upload), {}};
            for (const auto& part : found->parts)
                body.stored.push_back({part.part, part.size_bytes, part.etag});
            return body;
        });
}

Operation part_urls(MultipartService& multiparts) {
    Operation op{"POST", "/api/upload/multipart/{uploadId}/part-urls", "signParts",
                 "Signed URLs, good for 15 minutes, to PUT these parts to (at most 100 at once)"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found, Errc::precondition_failed};
    return with_json<PartUrlsBody, std::vector<PartUrlBody>>(
        std::move(op),
        [&multiparts](const Call& call, const PartUrlsBody& body) -> Result<std::vector<PartUrlBody>> {
            const auto parts =
                multiparts.sign(*call.actor, call.path.at("uploadId"), body.parts, call.origin);
            if (!parts) return parts.error();
            std::vector<PartUrlBody> out;
            for (const auto& part : *parts) {
                out.push_back({part.part, part.offset, part.size_bytes, part.url, to_rfc3339(part.expires)});
            }
            return out;
        });
}

Operation complete(MultipartService& multiparts) {
    Operation op{
        "POST", "/api/upload/multipart/{uploadId}/complete", "completeMultipartUpload",
        "Makes the stored parts the video's file; with parts, only if they have these etags. Safe to "
        "repeat"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found, Errc::conflict};
    constexpr std::int64_t bytes_of_one_tag = 128;
    op.max_body_bytes = most_parts * bytes_of_one_tag;
    return with_json<MultipartCompleteBody, MultipartCompletedBody>(
        std::move(op),
        [&multiparts](const Call& call, const MultipartCompleteBody& body) -> Result<MultipartCompletedBody> {
            std::vector<PartTag> tags;
            if (body.parts) {
                for (const auto& part : *body.parts) tags.push_back({part.part, part.etag});
            }
            const auto video = multiparts.complete(*call.actor, call.path.at("uploadId"), tags);
            if (!video) return video.error();
            return MultipartCompletedBody{*video};
        });
}

Operation abort(MultipartService& multiparts) {
    Operation op{"DELETE", "/api/upload/multipart/{uploadId}", "abortMultipartUpload",
                 "Ends the upload and removes its video and what was stored"};
    op.access = Access::user;
    op.errors = {Errc::not_found, Errc::conflict};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&multiparts](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = multiparts.abort(*call.actor, call.path.at("uploadId"));
            if (!done) return done.error();
            return MessageBody{"aborted"};
        });
}

}  // namespace

std::vector<Operation> multipart_operations(const Services& services) {
    auto& multiparts = services.multiparts;
    return {begin(multiparts),     list(multiparts),     get(multiparts),
            part_urls(multiparts), complete(multiparts), abort(multiparts)};
}

}  // namespace sunomi::api
