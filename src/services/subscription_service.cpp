#include "services/subscription_service.hpp"

namespace sunomi {

Result<UserKey> SubscriptionService::key_of(std::string_view channel) {
    const auto user = users_.find_by_user_id(channel);
    if (!user) return user.error();
    if (!*user) return Error{Errc::not_found, "no such user"};
    return (*user)->key;
}

Result<void> SubscriptionService::set(const Actor& actor, std::string_view channel, Wish wish) {
    const auto key = key_of(channel);
    if (!key) return key.error();
    if (*key == actor.user) return Error{Errc::invalid, "you cannot subscribe to your own channel"};
    return subscriptions_.set(actor.user, *key, wish);
}

Result<bool> SubscriptionService::is_subscribed(const Actor& actor, std::string_view channel) {
    const auto key = key_of(channel);
    if (!key) return key.error();
    return subscriptions_.is_subscribed(actor.user, *key);
}

}  // namespace sunomi
