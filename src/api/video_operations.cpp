#include "api/video_operations.hpp"

#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

using Items = std::vector<VideoListItem>;

Operation all_videos(const Services& services) {
    Operation op{"GET", "/api/video/all-videos", "listVideos", "What everyone may find, newest first"};
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing, Items>(std::move(op),
                                     [&services](const Call& call, const Nothing&) -> Result<Items> {
                                         const auto page = page_of(call);
                                         if (!page) return page.error();
                                         return list_page(services, call, *page, services.videos.list(*page));
                                     });
}

Operation videos_of_user(const Services& services) {
    Operation op{"GET", "/api/video/user/{userId}/videos", "listVideosOfUser",
                 "A channel's videos, newest first; to its owner all of them, in every state"};
    op.access = Access::viewer;
    op.query = page_parameters();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, Items>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Items> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto videos = services.videos.list_of(call.path.at("userId"), call.actor, *page);
            return list_page(services, call, *page, videos);
        });
}

VideoChoices choices() {
    VideoChoices out;
    for (const auto word : video_categories()) out.categories.emplace_back(word);
    for (const auto word : video_licences()) out.licences.emplace_back(word);
    for (const auto word : content_warnings()) out.contentWarnings.emplace_back(word);
    for (const auto visibility : {Visibility::everyone, Visibility::unlisted, Visibility::owner}) {
        out.visibilities.emplace_back(to_string(visibility));
    }
    return out;
}

Operation video_choices() {
    Operation op{"GET", "/api/video/categories", "getVideoChoices",
                 "What category, licence, visibility and content warnings of a video may be"};
    return with_json<Nothing, VideoChoices>(
        std::move(op), [](const Call&, const Nothing&) -> Result<VideoChoices> { return choices(); });
}

Operation get_video(const Services& services) {
    Operation op{"GET", "/api/video/{videoId}", "getVideo", "One video"};
    op.access = Access::viewer;
    op.errors = {Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, VideoDetail>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<VideoDetail> {
            const auto video = services.videos.get(call.path.at("videoId"), call.actor);
            if (!video) return video.error();
            return detail_for(services, call.actor, *video);
        });
}

std::vector<QueryParameter> take_parameter() {
    auto parameters = page_parameters();
    std::erase_if(parameters, [](const QueryParameter& parameter) { return parameter.name != "take"; });
    return parameters;
}

Operation related_videos(const Services& services) {
    Operation op{
        "GET", "/api/video/{videoId}/related", "listRelatedVideos",
        "Other videos that everyone may find, those with the most in common with this one first: what to "
        "show beside it, and to play next"};
    op.access = Access::viewer;
    op.query = take_parameter();
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::not_found};
    return with_json<Nothing, Items>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<Items> {
            const auto page = page_of(call);
            if (!page) return page.error();
            const auto video = services.videos.get(call.path.at("videoId"), call.actor);
            if (!video) return video.error();
            return list_items(services, services.search.related_to(*video, page->take), call.actor);
        });
}

Result<VideoChange> change_of(const ChangeVideoBody& body) {
    VideoChange change{body.title, body.description, body.category,        body.language, body.licence,
                       body.tags,  std::nullopt,     body.contentWarnings, body.ifVersion};
    if (!body.visibility) return change;
    const auto visibility = parse_visibility(*body.visibility);
    if (!visibility) return visibility.error();
    change.visibility = *visibility;
    return change;
}

Operation change_video(const Services& services) {
    Operation op{"PATCH", "/api/video/{videoId}", "changeVideo",
                 "Changes what is said of a video and who may see it; fields that are absent stay"};
    op.access = Access::owner;
    op.errors = {Errc::invalid, Errc::forbidden, Errc::not_found, Errc::conflict, Errc::precondition_failed};
    return with_json<ChangeVideoBody, VideoDetail>(
        std::move(op), [&services](const Call& call, const ChangeVideoBody& body) -> Result<VideoDetail> {
            const auto change = change_of(body);
            if (!change) return change.error();
            const auto video = services.videos.change(*call.actor, call.path.at("videoId"), *change);
            if (!video) return video.error();
            return detail_for(services, call.actor, *video);
        });
}

Operation count_view(const Services& services) {
    Operation op{"POST", "/api/video/{videoId}/view", "countView",
                 "Says that the caller watches; counts once for each user, for guests once a day"};
    op.access = Access::viewer;
    op.errors = {Errc::unauthenticated, Errc::not_found, Errc::conflict};
    return with_json<Nothing, ViewsBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<ViewsBody> {
            const auto video = services.videos.get(call.path.at("videoId"), call.actor);
            if (!video) return video.error();
            if (video->state != VideoState::published) {
                return Error{Errc::conflict, "this video cannot be watched yet"};
            }
            if (call.actor) {
                services.views.saw(video->id, *call.actor);
            } else {
                services.views.saw(video->id, call.client_address,
                                   call.request.head.headers.get("User-Agent"));
            }
            return ViewsBody{video->views};
        });
}

Operation retry_video(VideoRetry& retries) {
    Operation op{"POST", "/api/video/{videoId}/retry", "retryVideo",
                 "Has a video that failed tried again from its stored original; by its owner or a moderator"};
    op.access = Access::owner_or_moderator;
    op.errors = {Errc::forbidden, Errc::not_found, Errc::conflict};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&retries](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = retries.retry(*call.actor, call.path.at("videoId"));
            if (!done) return done.error();
            return MessageBody{"it is being tried again"};
        });
}

Operation delete_video(VideoService& videos) {
    Operation op{"DELETE", "/api/video/{videoId}", "deleteVideo",
                 "Deletes a video and every object of it; by its owner or a moderator"};
    op.access = Access::owner_or_moderator;
    op.errors = {Errc::forbidden, Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&videos](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = videos.remove(*call.actor, call.path.at("videoId"));
            if (!done) return done.error();
            return MessageBody{"deleted"};
        });
}

}  // namespace

std::vector<Operation> video_operations(const Services& services) {
    return {all_videos(services), videos_of_user(services),          video_choices(),
            get_video(services),  related_videos(services),          change_video(services),
            count_view(services), retry_video(services.video_retry), delete_video(services.videos)};
}

}  // namespace sunomi::api
