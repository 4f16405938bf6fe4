#include "adapters/sql/subscription_feed.hpp"

#include <deque>
#include <queue>
#include <string>
#include <utility>

#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/statements.hpp"

namespace sunomi {
namespace {

/// How many videos of a channel are read at once: few channels fill more than a quarter of a page.
constexpr int chunk = 8;

/// A video's place in the feed.
struct Entry {
    std::int64_t created = 0;
    VideoId id;
    auto operator<=>(const Entry&) const = default;
};

struct EntryRow {
    Entry entry;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(entry.created));
        statement.exchange(soci::into(entry.id));
    }
    [[nodiscard]] const Entry& value() const { return entry; }
};

/// The newest video of one channel that is not in the feed yet, and those after it that were read already.
struct Channel {
    Entry head;
    UserKey key = 0;
    std::deque<Entry> next;
    bool operator<(const Channel& other) const { return head < other.head; }
};

struct ChannelRow {
    UserKey channel = 0;
    EntryRow head;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(channel));
        head.bind(statement);
    }
    [[nodiscard]] Channel value() const { return {head.entry, channel, {}}; }
};

using Channels = std::priority_queue<Channel>;

Channels newest_of_each(soci::session& session, UserKey subscriber, const Cursor& from) {
    static const std::string text =
        "SELECT s.channel, v.created, v.id FROM subscriptions s JOIN videos v ON v.id = "
        "(SELECT n.id FROM videos n WHERE n.owner = s.channel AND n.listed = 1 AND (n.created, n.id) < "
        "(:order, :id) "
        "ORDER BY n.created DESC, n.id DESC LIMIT 1) WHERE s.subscriber = :subscriber";
    return Channels{std::less<Channel>{},
                    sql::select<ChannelRow>(session, text, from.order, from.id, subscriber)};
}

/// False when the channel has nothing left.
bool advance(soci::session& session, Channel& channel) {
    if (channel.next.empty()) {
        for (auto& entry : sql::select<EntryRow>(
                 session,
                 "SELECT created, id FROM videos WHERE owner = :channel AND listed = 1 AND (created, id) < "
                 "(:created, :id) ORDER BY created DESC, id DESC LIMIT :chunk",
                 channel.key, channel.head.created, channel.head.id, chunk)) {
            channel.next.push_back(std::move(entry));
        }
    }
    if (channel.next.empty()) return false;
    channel.head = std::move(channel.next.front());
    channel.next.pop_front();
    return true;
}

}  // namespace

std::vector<VideoId> subscription_feed(soci::session& session, UserKey subscriber, const Page& page) {
    auto channels = newest_of_each(session, subscriber, below(page));
    std::vector<VideoId> ids;
    for (std::int64_t skip = page.skip; !channels.empty() && std::cmp_less(ids.size(), page.take); --skip) {
        auto channel = channels.top();
        channels.pop();
        if (skip <= 0) ids.push_back(channel.head.id);
        if (advance(session, channel)) channels.push(std::move(channel));
    }
    return ids;
}

}  // namespace sunomi
