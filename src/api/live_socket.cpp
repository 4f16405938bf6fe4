#include "api/live_socket.hpp"

#include <algorithm>

#include "api/errors.hpp"
#include "api/json_codec.hpp"
#include "api/notification_push.hpp"
#include "api/progress_messages.hpp"
#include "api/socket_session.hpp"
#include "services/progress_watches.hpp"

namespace sunomi::api {
namespace {

/// How long a socket may be silent whose video is not open to everyone.
constexpr std::chrono::seconds token_patience{10};

/// The ids in a message's list `name`, none when it has no such list; invalid when it is not one of ids. Says
/// nothing of whether there are such videos.
Result<std::vector<VideoId>> ids_in(const json::object& message, std::string_view name) {
    const auto* value = message.if_contains(name);
    if (!value) return std::vector<VideoId>{};
    auto ids = from_json<std::vector<VideoId>>(*value, name);
    if (!ids || !std::all_of(ids->begin(), ids->end(), is_video_id)) {
        return wrong_field(name, "a list of video ids");
    }
    return ids;
}

class LiveSocket final : public SocketSession {
public:
    LiveSocket(const Services& services, std::shared_ptr<ProgressTexts> texts, std::optional<VideoId> video)
        : SocketSession(services.sockets),
          board_(services.progress),
          texts_(std::move(texts)),
          notifications_(services.social.notifications),
          video_(std::move(video)) {}

private:
    void opened() override {
        if (!video_) return;
        if (board_.current(*video_, std::nullopt))
            join(std::nullopt);
        else
            expect_token(token_patience);
    }

    void signed_in(const Actor& actor) override {
        if (subscription_) {
            board_.identify(*subscription_, actor.user);
        } else if (video_) {
            if (!board_.current(*video_, actor.user)) return channel()->close(policy_violation);
            join(actor.user);
        }
        if (watches_) watches_->identify(actor.user);
        notifications_.start(actor.user, channel());
    }

    void asked(const json::object& message) override {
        const auto done = change_watches(message);
        if (done) return;
        channel()->send(print_json(
            LiveErrorBody{"error", done.error().message(), std::string{word_of(done.error().code())}}));
    }

    void closed() override {
        if (subscription_) board_.unsubscribe(*subscription_);
        watches_.reset();
        notifications_.stop();
    }

    void join(std::optional<UserKey> viewer) {
        subscription_ = board_.subscribe(*video_, viewer, texts_->teller(channel()));
    }

    Result<void> change_watches(const json::object& message) {
        auto fewer = ids_in(message, "unwatch");
        auto more = ids_in(message, "watch");
        if (!fewer) return fewer.error();
        if (!more) return more.error();
        if (watches_) watches_->unwatch(*fewer);
        if (video_) std::erase(*more, *video_);  // is told anyway
        if (more->empty()) return {};
        if (!watches_) {
            const auto viewer = actor() ? std::optional{actor()->user} : std::nullopt;
            watches_ = ProgressWatches::make(board_, viewer, texts_->teller(channel()));
        }
        return watches_->watch(*more);
    }

    ProgressBoard& board_;
    std::shared_ptr<ProgressTexts> texts_;
    NotificationPush notifications_;
    std::optional<VideoId> video_;
    std::optional<ProgressBoard::Subscription> subscription_;
    std::shared_ptr<ProgressWatches> watches_;  ///< made when first needed: most sockets are idle
};

}  // namespace

std::shared_ptr<net::PushSession> make_live_socket(const Services& services,
                                                   std::shared_ptr<ProgressTexts> texts,
                                                   std::optional<VideoId> video) {
    return std::make_shared<LiveSocket>(services, std::move(texts), std::move(video));
}

}  // namespace sunomi::api
