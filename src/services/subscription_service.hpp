#pragma once

#include <string_view>

#include "domain/actor.hpp"
#include "ports/subscription_repository.hpp"
#include "ports/user_repository.hpp"

namespace sunomi {

/// Following channels. **Threads:** any.
class SubscriptionService {
public:
    using Wish = SubscriptionRepository::Wish;

    SubscriptionService(SubscriptionRepository& subscriptions, UserRepository& users)
        : subscriptions_(subscriptions), users_(users) {}

    /// Makes it so, however often it is said. not_found: no such channel; invalid: it is one's own.
    Result<void> set(const Actor& actor, std::string_view channel, Wish wish);
    /// not_found: no such channel.
    Result<bool> is_subscribed(const Actor& actor, std::string_view channel);
    /// The channel subscribed to last first.
    Result<std::vector<SubscribedChannel>> list(const Actor& actor, const Page& page) {
        return subscriptions_.list(actor.user, page);
    }
    /// Listed videos of all of them, newest first.
    Result<std::vector<Video>> feed(const Actor& actor, const Page& page) {
        return subscriptions_.feed(actor.user, page);
    }

private:
    Result<UserKey> key_of(std::string_view channel);

    SubscriptionRepository& subscriptions_;
    UserRepository& users_;
};

}  // namespace sunomi
