#include <cmath>

#include "api/history_messages.hpp"
#include "api/social_operations.hpp"
#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

using std::chrono::milliseconds;
using History = std::vector<WatchedBody>;

double in_seconds(milliseconds time) {
    return static_cast<double>(time.count()) / 1000.0;
}

WatchedBody watched_body(const Services& services, const Actor& viewer, const WatchedVideo& watched) {
    const auto resume = resume_position(watched.video, watched.position);
    return {list_item(services, watched.video, viewer), in_seconds(watched.position),
            resume ? std::optional{in_seconds(*resume)} : std::nullopt, to_rfc3339(watched.watched)};
}

Operation note(const Services& services) {
    Operation op{"PUT", "/api/video/{videoId}/position", "notePosition",
                 "Says how far one has watched; every 10 s and when playing stops is enough"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found};
    return with_json<PositionBody, NotedBody>(
        std::move(op), [&services](const Call& call, const PositionBody& body) -> Result<NotedBody> {
            constexpr double longest = 1e7;  // seconds: four months
            if (!(body.position >= 0 && body.position <= longest)) {
                return Error{Errc::invalid, "position must be a number of seconds from 0"};
            }
            const milliseconds position{std::llround(body.position * 1000)};
            const auto noted = services.social.history.note(*call.actor, call.path.at("videoId"), position);
            if (!noted) return noted.error();
            return NotedBody{*noted};
        });
}

Operation list(const Services& services) {
    Operation op{"GET", "/api/user/history", "listHistory", "What one has watched, the last first"};
    op.access = Access::user;
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<
        Nothing, History>(std::move(op), [&services](const Call& call, const Nothing&) -> Result<History> {
        const auto page = page_of(call);
        if (!page) return page.error();
        const auto watched = services.social.history.list(*call.actor, *page);
        if (!watched) return watched.error();
        History out;
        for (const auto& each : *watched) out.push_back(watched_body(services, *call.actor, each));
        if (!watched->empty()) {
            const auto& last = watched->back();
            link_next_page(call, *page, out.size(), {last.watched.time_since_epoch().count(), last.video.id});
        }
        return out;
    });
}

Operation remove(const Services& services) {
    Operation op{"DELETE", "/api/user/history/{videoId}", "forgetWatched",
                 "Takes a video out of one's history; safe to repeat"};
    op.access = Access::user;
    op.errors = {Errc::not_found};
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = services.social.history.remove(*call.actor, call.path.at("videoId"));
            if (!done) return done.error();
            return MessageBody{"forgotten"};
        });
}

Operation remove_all(const Services& services) {
    Operation op{"DELETE", "/api/user/history", "clearHistory", "Empties one's history"};
    op.access = Access::user;
    return with_json<Nothing, MessageBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto done = services.social.history.remove_all(*call.actor);
            if (!done) return done.error();
            return MessageBody{"forgotten"};
        });
}

Operation settings(const Services& services) {
    Operation op{"GET", "/api/user/history/settings", "getHistorySettings", "Is one's history paused?"};
    op.access = Access::user;
    op.errors = {Errc::not_found};
    return with_json<Nothing, HistorySettingsBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<HistorySettingsBody> {
            const auto recording = services.social.history.recording(*call.actor);
            if (!recording) return recording.error();
            return HistorySettingsBody{*recording == HistoryService::Recording::paused};
        });
}

Operation change_settings(const Services& services) {
    Operation op{"PUT", "/api/user/history/settings", "changeHistorySettings",
                 "Pauses one's history, or goes on with it"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found};
    return with_json<HistorySettingsBody, HistorySettingsBody>(
        std::move(op),
        [&services](const Call& call, const HistorySettingsBody& body) -> Result<HistorySettingsBody> {
            using Recording = HistoryService::Recording;
            const auto done = services.social.history.set_recording(
                *call.actor, body.paused ? Recording::paused : Recording::on);
            if (!done) return done.error();
            return body;
        });
}

}  // namespace

std::vector<Operation> history_operations(const Services& services) {
    return {note(services),       list(services),     remove(services),
            remove_all(services), settings(services), change_settings(services)};
}

}  // namespace sunomi::api
