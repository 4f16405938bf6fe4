#include "api/progress_operations.hpp"

#include <mutex>

#include "api/known_hosts.hpp"
#include "api/notification_push.hpp"
#include "api/progress_messages.hpp"
#include "api/socket_session.hpp"

namespace sunomi::api {
namespace {

using Kind = net::PushUpgrade::Kind;

ProgressBody progress_body(const Progress& progress) {
    ProgressBody body;
    body.videoId = progress.video_id;
    if (!progress.percent.empty()) body.progress = progress.percent;
    body.status = std::string{progress_status(progress)};
    body.error = text_or_null(progress.error);
    body.notice = text_or_null(progress.notice);
    body.stage = progress.stage;
    body.etaSeconds = progress.eta_seconds;
    body.queuePosition = progress.queue_position;
    body.playable = progress.playable;
    return body;
}

/// How long a socket may be silent whose video is not open to everyone.
constexpr std::chrono::seconds token_patience{10};

/// What thousands are told at once is printed for the first of them. **Threads:** any.
class ProgressTexts {
public:
    std::string text_of(const ProgressBoard::Message& message) {
        const std::lock_guard lock{mutex_};
        if (message != printed_) {
            text_ = print_json(progress_body(*message));
            printed_ = message;
        }
        return text_;
    }

private:
    std::mutex mutex_;
    ProgressBoard::Message printed_;
    std::string text_;
};

ProgressBoard::Listener teller(std::shared_ptr<net::PushChannel> channel,
                               std::shared_ptr<ProgressTexts> texts) {
    return [channel = std::move(channel), texts = std::move(texts)](const auto& message) {
        channel->send(texts->text_of(message));
    };
}

/// One viewer of one video's progress on a WebSocket: joins the board when the connection is up, or once the
/// other end has proven that it may see the video. Until then, and when it may not, it is a video that does
/// not exist: not a byte is sent.
class ProgressSocket final : public SocketSession {
public:
    ProgressSocket(const Services& services, std::shared_ptr<ProgressTexts> texts, VideoId video)
        : SocketSession(services.sockets),
          board_(services.progress),
          texts_(std::move(texts)),
          notifications_(services.social.notifications),
          video_(std::move(video)) {}

private:
    void opened() override {
        if (board_.current(video_, std::nullopt))
            join(std::nullopt);
        else
            expect_token(token_patience);
    }
    void signed_in(const Actor& actor) override {
        if (subscription_) {
            board_.identify(*subscription_, actor.user);
        } else {
            if (!board_.current(video_, actor.user)) return channel()->close(policy_violation);
            join(actor.user);
        }
        notifications_.start(actor.user, channel());
    }
    void closed() override {
        if (subscription_) board_.unsubscribe(*subscription_);
        notifications_.stop();
    }
    void join(std::optional<UserKey> viewer) {
        subscription_ = board_.subscribe(video_, viewer, teller(channel(), texts_));
    }

    ProgressBoard& board_;
    std::shared_ptr<ProgressTexts> texts_;
    NotificationPush notifications_;
    VideoId video_;
    std::optional<ProgressBoard::Subscription> subscription_;
};

/// The same as server-sent events, for a viewer who was judged by the request.
class ProgressEvents final : public SocketSession {
public:
    ProgressEvents(const Services& services, std::shared_ptr<ProgressTexts> texts, VideoId video,
                   const Call& call)
        : SocketSession(services.sockets),
          board_(services.progress),
          texts_(std::move(texts)),
          video_(std::move(video)) {
        if (!call.actor) return;
        viewer_ = call.actor->user;
        token_ = call.request.head.headers.get("Authorization").substr(std::string_view{"Bearer "}.size());
    }

private:
    void opened() override {
        if (viewer_) watch_token(token_);
        subscription_ = board_.subscribe(video_, viewer_, teller(channel(), texts_));
    }
    void signed_in(const Actor&) override {}
    void closed() override { board_.unsubscribe(subscription_); }

    ProgressBoard& board_;
    std::shared_ptr<ProgressTexts> texts_;
    VideoId video_;
    std::optional<UserKey> viewer_;
    std::string token_;
    ProgressBoard::Subscription subscription_ = 0;
};

/// The notifications of whoever the other end proves to be.
class NotificationSocket final : public SocketSession {
public:
    explicit NotificationSocket(const Services& services)
        : SocketSession(services.sockets), notifications_(services.social.notifications) {}

private:
    void signed_in(const Actor& actor) override { notifications_.start(actor.user, channel()); }
    void closed() override { notifications_.stop(); }

    NotificationPush notifications_;
};

/// A page of another site must not open sockets and streams here in its visitor's name.
bool refuses_origin(const Services& services, const Call& call, const net::Respond& respond) {
    const auto& head = call.request.head;
    if (!is_foreign_origin(head, services.public_url, services.surface.headers.cors_origins)) return false;
    respond(error_response({Errc::forbidden, "this Origin may not open a socket or a stream here"},
                           head.request_id));
    return true;
}

void open_notifications(const Services& services, const Call& call, const net::Respond& respond) {
    if (refuses_origin(services, call, respond)) return;
    net::Response response;
    response.body = net::PushUpgrade{Kind::web_socket, std::make_shared<NotificationSocket>(services)};
    respond(std::move(response));
}

void open_socket(const Services& services, const std::shared_ptr<ProgressTexts>& texts, const Call& call,
                 const std::string& video, const net::Respond& respond) {
    if (refuses_origin(services, call, respond)) return;
    // Whether there is such a video is not said yet: who may know proves it on the socket.
    if (!is_video_id(video)) {
        return respond(error_response({Errc::not_found, "no such video"}, call.request.head.request_id));
    }
    net::Response response;
    response.body =
        net::PushUpgrade{Kind::web_socket, std::make_shared<ProgressSocket>(services, texts, video)};
    respond(std::move(response));
}

void open_events(const Services& services, const std::shared_ptr<ProgressTexts>& texts, const Call& call,
                 const std::string& video, const net::Respond& respond) {
    if (refuses_origin(services, call, respond)) return;
    const auto viewer = call.actor ? std::optional{call.actor->user} : std::nullopt;
    const auto current = services.progress.current(video, viewer);
    if (!current) return respond(error_response(current.error(), call.request.head.request_id));
    net::Response response;
    response.body =
        net::PushUpgrade{Kind::event_stream, std::make_shared<ProgressEvents>(services, texts, video, call)};
    respond(std::move(response));
}

Operation stream(std::string path, std::string id, std::string summary) {
    Operation op{"GET", std::move(path), std::move(id), std::move(summary)};
    op.errors = {Errc::not_found};
    op.answer_schema = schema_of<ProgressBody>();
    op.answer_example = example_of<ProgressBody>();
    return op;
}

Operation socket(const Services& services, const std::shared_ptr<ProgressTexts>& texts) {
    auto op =
        stream("/ws", "watchProgress",
               "WebSocket: progress of one video, each message the present state; after a first message "
               "{token} also one's notifications, and the progress of one's private videos");
    op.query = {{"videoId", "The video; without one only notifications", {{"type", "string"}}, false}};
    op.errors.push_back(Errc::forbidden);
    op.run = [&services, texts](Call& call, const net::Respond& respond) {
        const auto video = call.query.find("videoId");
        if (video == call.query.end()) return open_notifications(services, call, respond);
        open_socket(services, texts, call, video->second, respond);
    };
    return op;
}

Operation upload_socket(const Services& services, const std::shared_ptr<ProgressTexts>& texts) {
    auto op = stream("/api/upload/ws/{videoID}", "watchUploadSocket", "WebSocket: the same stream as /ws");
    op.run = [&services, texts](Call& call, const net::Respond& respond) {
        open_socket(services, texts, call, call.path.at("videoID"), respond);
    };
    return op;
}

Operation upload_events(const Services& services, const std::shared_ptr<ProgressTexts>& texts) {
    auto op = stream("/api/upload/sse/{videoID}", "watchUploadEvents",
                     "Server-sent events: the same stream as /ws");
    op.access = Access::viewer;
    op.errors.push_back(Errc::unauthenticated);
    op.answer_type = "text/event-stream";
    op.run = [&services, texts](Call& call, const net::Respond& respond) {
        open_events(services, texts, call, call.path.at("videoID"), respond);
    };
    return op;
}

}  // namespace

std::vector<Operation> progress_operations(const Services& services) {
    const auto texts = std::make_shared<ProgressTexts>();
    return {socket(services, texts), upload_socket(services, texts), upload_events(services, texts)};
}

}  // namespace sunomi::api
