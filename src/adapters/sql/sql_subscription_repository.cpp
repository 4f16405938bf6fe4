#include <string>

#include "adapters/sql/existence.hpp"
#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/subscription_feed.hpp"
#include "adapters/sql/times.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

struct ChannelRow {
    SubscribedChannel channel;
    std::int64_t since = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(channel.key));
        statement.exchange(soci::into(channel.user_id));
        statement.exchange(soci::into(channel.name));
        statement.exchange(soci::into(channel.picture_url));
        statement.exchange(soci::into(channel.subscribers));
        statement.exchange(soci::into(since));
    }
    [[nodiscard]] SubscribedChannel value() const {
        auto result = channel;
        result.since = time_from_column(since);
        return result;
    }
};

class SqlSubscriptionRepository final : public SubscriptionRepository {
public:
    SqlSubscriptionRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> set(UserKey subscriber, UserKey channel, Wish wish) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            for (const auto user : {subscriber, channel}) {
                const auto is_there = require_user(session, user);
                if (!is_there) return is_there;
            }
            if (wish == Wish::unsubscribe) {
                sql::execute(
                    session,
                    "DELETE FROM subscriptions WHERE subscriber = :subscriber AND channel = :channel",
                    subscriber, channel);
            } else if (!find(session, subscriber, channel)) {
                sql::execute(session,
                             "INSERT INTO subscriptions (subscriber, channel, created) "
                             "VALUES (:subscriber, :channel, :created)",
                             subscriber, channel, to_column(clock_.wall()));
            }
            return {};
        });
    }

    Result<bool> is_subscribed(UserKey subscriber, UserKey channel) override {
        return connections_.read(
            [&](soci::session& session) -> Result<bool> { return find(session, subscriber, channel); });
    }

    Result<std::vector<SubscribedChannel>> list(UserKey subscriber, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<SubscribedChannel>> {
            const auto from = below(page);
            return sql::select<ChannelRow>(
                session,
                "SELECT u.user_key, u.user_id, u.name, u.profile_picture_url, u.subscribers, s.created "
                "FROM subscriptions s JOIN users u ON u.user_key = s.channel WHERE s.subscriber = "
                ":subscriber AND u.closed = 0 "
                "AND (s.created, s.channel) < (:order, COALESCE((SELECT l.user_key FROM users l "
                "WHERE l.user_id_folded = :id), 0)) ORDER BY s.created DESC, s.channel DESC LIMIT :take "
                "OFFSET :skip",
                subscriber, from.order, to_lower_ascii(from.id), page.take, page.skip);
        });
    }

    Result<std::vector<Video>> feed(UserKey subscriber, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Video>> {
            return read_listed_videos(session, subscription_feed(session, subscriber, page));
        });
    }

private:
    static bool find(soci::session& session, UserKey subscriber, UserKey channel) {
        return sql::find<sql::Scalar<int>>(
                   session,
                   "SELECT 1 FROM subscriptions WHERE subscriber = :subscriber AND channel = :channel",
                   subscriber, channel)
            .has_value();
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<SubscriptionRepository> make_sql_subscription_repository(SqlDatabase& database,
                                                                         const Clock& clock) {
    return std::make_unique<SqlSubscriptionRepository>(database.connections(), clock);
}

}  // namespace sunomi
