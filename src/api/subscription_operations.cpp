#include "api/social_messages.hpp"
#include "api/social_operations.hpp"
#include "api/video_bodies.hpp"

namespace sunomi::api {
namespace {

using Items = std::vector<VideoListItem>;
using Channels = std::vector<SubscribedChannelBody>;

Operation is_subscribed(const Services& services) {
    Operation op{"GET", "/api/user/{userId}/subscribe", "getSubscription", "Does one follow this channel?"};
    op.access = Access::user;
    op.errors = {Errc::not_found};
    return with_json<Nothing, SubscriptionBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<SubscriptionBody> {
            const auto is = services.social.subscriptions.is_subscribed(*call.actor, call.path.at("userId"));
            if (!is) return is.error();
            return SubscriptionBody{*is};
        });
}

Operation subscribe(const Services& services) {
    Operation op{"POST", "/api/user/{userId}/subscribe", "subscribe",
                 "Follows a channel or no longer does; safe to repeat"};
    op.access = Access::user;
    op.errors = {Errc::invalid, Errc::not_found};
    return with_json<SubscribeBody, SubscriptionBody>(
        std::move(op), [&services](const Call& call, const SubscribeBody& body) -> Result<SubscriptionBody> {
            using Wish = SubscriptionService::Wish;
            const auto wish = body.isUserSubscribed ? Wish::subscribe : Wish::unsubscribe;
            const auto done = services.social.subscriptions.set(*call.actor, call.path.at("userId"), wish);
            if (!done) return done.error();
            return SubscriptionBody{body.isUserSubscribed};
        });
}

Operation channels(const Services& services) {
    Operation op{"GET", "/api/user/subscriptions", "listSubscriptions",
                 "Channels that one follows, the one subscribed to last first"};
    op.access = Access::user;
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<
        Nothing, Channels>(std::move(op), [&services](const Call& call, const Nothing&) -> Result<Channels> {
        const auto page = page_of(call);
        if (!page) return page.error();
        const auto channels = services.social.subscriptions.list(*call.actor, *page);
        if (!channels) return channels.error();
        Channels out;
        for (const auto& channel : *channels) {
            out.push_back({channel.user_id, channel.name, channel.picture_url, channel.subscribers,
                           to_rfc3339(channel.since)});
        }
        if (!channels->empty()) {
            const auto& last = channels->back();
            link_next_page(call, *page, out.size(), {last.since.time_since_epoch().count(), last.user_id});
        }
        return out;
    });
}

Operation feed(const Services& services) {
    Operation op{"GET", "/api/video/subscriptions", "listSubscribedVideos",
                 "Videos of the channels that one follows, newest first"};
    op.access = Access::user;
    op.query = page_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing,
                     Items>(std::move(op), [&services](const Call& call, const Nothing&) -> Result<Items> {
        const auto page = page_of(call);
        if (!page) return page.error();
        const auto videos = services.social.subscriptions.feed(*call.actor, *page);
        if (videos && !videos->empty()) {
            const auto& last = videos->back();
            link_next_page(call, *page, videos->size(), {last.created.time_since_epoch().count(), last.id});
        }
        return list_items(services, videos, call.actor);
    });
}

}  // namespace

std::vector<Operation> subscription_operations(const Services& services) {
    return {is_subscribed(services), subscribe(services), channels(services), feed(services)};
}

}  // namespace sunomi::api
