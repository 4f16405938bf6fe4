#include "api/picture_operations.hpp"

#include "api/byte_range.hpp"
#include "api/picture_messages.hpp"

namespace sunomi::api {
namespace {

constexpr std::string_view prefix = "/media/avatars/";

Operation set_picture(PictureService& pictures) {
    Operation op{
        "PUT", "/api/user/picture", "setProfilePicture",
        "Sets one's profile picture from a JPEG, PNG or WebP file; it is cut to a square and made small"};
    op.access = Access::user;
    op.file_body = FileBody{PictureService::max_bytes, {"image/jpeg", "image/png", "image/webp"}};
    op.errors = {Errc::too_large, Errc::unsupported, Errc::corrupt_media, Errc::too_many, Errc::no_space};
    return with_json<Nothing, PictureBody>(
        std::move(op), [&pictures](const Call& call, const Nothing&) -> Result<PictureBody> {
            const auto file = call.request.file->open();
            if (!file.valid()) return Error{Errc::unavailable, "the received picture cannot be opened"};
            const auto url = pictures.set(call.actor->user, {file.get(), call.request.file->size_bytes()});
            if (!url) return url.error();
            return PictureBody{*url};
        });
}

Operation remove_picture(PictureService& pictures) {
    Operation op{"DELETE", "/api/user/picture", "removeProfilePicture", "Removes one's profile picture"};
    op.access = Access::user;
    return with_json<Nothing, SuccessBody>(
        std::move(op), [&pictures](const Call& call, const Nothing&) -> Result<SuccessBody> {
            const auto done = pictures.clear(call.actor->user);
            if (!done) return done.error();
            return SuccessBody{};
        });
}

}  // namespace

std::vector<Operation> picture_operations(const Services& services) {
    return {set_picture(services.pictures), remove_picture(services.pictures)};
}

bool is_picture(const net::RequestHead& head) {
    return head.path.starts_with(prefix) && (head.method == "GET" || head.method == "HEAD");
}

net::Response serve_picture(const Services& services, const net::RequestHead& head) {
    auto object = services.pictures.open(std::string_view{head.path}.substr(prefix.size()));
    if (!object && object.error().code() == Errc::not_found) return edge_response(404, head.request_id);
    if (!object) return error_response(object.error(), head.request_id);
    net::Response response;
    response.headers.add("ETag", "\"" + object->stat.etag + "\"");
    response.headers.add("Cache-Control", "public, max-age=86400, immutable");
    if (head.headers.has("If-None-Match") &&
        etag_listed(head.headers.get("If-None-Match"), object->stat.etag)) {
        response.status = 304;
        return response;
    }
    response.headers.add("Content-Type", "image/jpeg");
    const auto size = object->stat.size_bytes;
    response.body = net::FileSlice{std::make_shared<UniqueFd>(std::move(object->fd)), 0, size};
    return response;
}

}  // namespace sunomi::api
