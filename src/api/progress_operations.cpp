#include "api/progress_operations.hpp"

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

/// One viewer of one video's progress: joins the board when the connection is up, leaves when it ends.
class ProgressPush final : public SocketSession {
public:
    ProgressPush(const Services& services, VideoId video)
        : SocketSession(services.sockets),
          board_(services.progress),
          notifications_(services.social.notifications),
          video_(std::move(video)) {}

private:
    void opened() override {
        subscription_ = board_.subscribe(video_, [channel = channel()](const Progress& progress) {
            channel->send(json::serialize(to_json(progress_body(progress))));
        });
    }
    void signed_in(const Actor& actor) override { notifications_.start(actor.user, channel()); }
    void closed() override {
        board_.unsubscribe(subscription_);
        notifications_.stop();
    }

    ProgressBoard& board_;
    NotificationPush notifications_;
    VideoId video_;
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

/// A page of another site must not open sockets here in its visitor's name: Origin, when sent, must be ours.
bool is_foreign_origin(const Call& call, const std::string& public_url) {
    const auto origin = call.request.head.headers.get("Origin");
    if (origin.empty() || origin == call.origin || origin == public_url) return false;
    const std::string host{call.request.head.headers.get("Host")};
    return origin != "http://" + host && origin != "https://" + host;
}

bool refuses_origin(const Services& services, const Call& call, const net::Respond& respond) {
    if (!is_foreign_origin(call, services.public_url)) return false;
    respond(error_response({Errc::forbidden, "this Origin may not open a socket here"},
                           call.request.head.request_id));
    return true;
}

void open_notifications(const Services& services, const Call& call, const net::Respond& respond) {
    if (refuses_origin(services, call, respond)) return;
    net::Response response;
    response.body = net::PushUpgrade{Kind::web_socket, std::make_shared<NotificationSocket>(services)};
    respond(std::move(response));
}

void open_stream(const Services& services, const Call& call, const std::string& video, Kind kind,
                 const net::Respond& respond) {
    const auto& id = call.request.head.request_id;
    if (kind == Kind::web_socket && refuses_origin(services, call, respond)) return;
    const auto current = services.progress.current(video);
    if (!current) return respond(error_response(current.error(), id));
    net::Response response;
    response.body = net::PushUpgrade{kind, std::make_shared<ProgressPush>(services, video)};
    respond(std::move(response));
}

Operation stream(const Services& services, std::string path, std::string id, std::string summary, Kind kind) {
    Operation op{"GET", std::move(path), std::move(id), std::move(summary)};
    op.errors = {Errc::not_found};
    op.answer_schema = schema_of<ProgressBody>();
    op.answer_example = example_of<ProgressBody>();
    op.answer_type = kind == Kind::event_stream ? "text/event-stream" : "application/json";
    op.run = [&services, kind](Call& call, const net::Respond& respond) {
        open_stream(services, call, call.path.at("videoID"), kind, respond);
    };
    return op;
}

Operation socket(const Services& services) {
    auto op = stream(
        services, "/ws", "watchProgress",
        "WebSocket: progress of one video, each message the present state; after a first message {token} "
        "also one's notifications",
        Kind::web_socket);
    op.query = {{"videoId", "The video; without one only notifications", {{"type", "string"}}, false}};
    op.errors.push_back(Errc::forbidden);
    op.run = [&services](Call& call, const net::Respond& respond) {
        const auto video = call.query.find("videoId");
        if (video == call.query.end()) return open_notifications(services, call, respond);
        open_stream(services, call, video->second, Kind::web_socket, respond);
    };
    return op;
}

}  // namespace

std::vector<Operation> progress_operations(const Services& services) {
    return {socket(services),
            stream(services, "/api/upload/ws/{videoID}", "watchUploadSocket",
                   "WebSocket: the same stream as /ws", Kind::web_socket),
            stream(services, "/api/upload/sse/{videoID}", "watchUploadEvents",
                   "Server-sent events: the same stream as /ws", Kind::event_stream)};
}

}  // namespace sunomi::api
