#pragma once

#include <vector>

#include "domain/page.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

struct SubscribedChannel {
    UserKey key = 0;
    std::string user_id;
    std::string name;
    std::string picture_url;
    std::int64_t subscribers = 0;
    WallTime since{};
};

/// Who follows whom. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class SubscriptionRepository {
public:
    virtual ~SubscriptionRepository() = default;
    enum class Wish { unsubscribe, subscribe };
    /// Makes it so, however often it is said; the channel's number of subscribers is right afterwards.
    /// not_found when one of them is gone.
    virtual Result<void> set(UserKey subscriber, UserKey channel, Wish wish) = 0;
    virtual Result<bool> is_subscribed(UserKey subscriber, UserKey channel) = 0;
    /// The channel subscribed to last first. Cursor: `since`, user id.
    virtual Result<std::vector<SubscribedChannel>> list(UserKey subscriber, const Page& page) = 0;
    /// Listed videos of all these channels, newest first. Cursor: `created`, id. At a cursor it costs the
    /// same however many videos the channels have.
    virtual Result<std::vector<Video>> feed(UserKey subscriber, const Page& page) = 0;
};

}  // namespace sunomi
