#include "api/thumbnail_operations.hpp"

#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

Operation choose_thumbnail(const Services& services) {
    Operation op{"PUT", "/api/video/{videoId}/thumbnail", "chooseThumbnail",
                 "Lets one of the frames in thumbnailCandidates stand for the video"};
    op.access = Access::owner;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found, Errc::conflict};
    return with_json<ChooseThumbnailBody, VideoDetail>(
        std::move(op), [&services](const Call& call, const ChooseThumbnailBody& body) -> Result<VideoDetail> {
            const auto video =
                services.thumbnails.choose(*call.actor, call.path.at("videoId"), body.candidate);
            if (!video) return video.error();
            return detail_for(services, call.actor, *video);
        });
}

Operation set_thumbnail_picture(const Services& services) {
    Operation op{"PUT", "/api/video/{videoId}/thumbnail/picture", "setThumbnailPicture",
                 "Lets a JPEG, PNG or WebP file stand for the video; it is made to fit 1280 × 720"};
    op.access = Access::owner;
    op.file_body = FileBody{ThumbnailService::max_bytes, {"image/jpeg", "image/png", "image/webp"}};
    op.errors = {Errc::forbidden,     Errc::not_found, Errc::too_large, Errc::unsupported,
                 Errc::corrupt_media, Errc::too_many,  Errc::no_space};
    return with_json<Nothing, VideoDetail>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<VideoDetail> {
            const auto file = call.request.file->open();
            if (!file.valid()) return Error{Errc::unavailable, "the received picture cannot be opened"};
            const auto video = services.thumbnails.set_own(*call.actor, call.path.at("videoId"),
                                                           {file.get(), call.request.file->size_bytes()});
            if (!video) return video.error();
            return detail_for(services, call.actor, *video);
        });
}

}  // namespace

std::vector<Operation> thumbnail_operations(const Services& services) {
    return {choose_thumbnail(services), set_thumbnail_picture(services)};
}

}  // namespace sunomi::api
