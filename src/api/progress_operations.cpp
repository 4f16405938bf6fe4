#include "api/progress_operations.hpp"

#include "api/known_hosts.hpp"
#include "api/live_socket.hpp"
#include "api/notification_messages.hpp"
#include "api/progress_messages.hpp"
#include "api/socket_session.hpp"

namespace sunomi::api {
namespace {

using Kind = net::PushUpgrade::Kind;

/// The progress of one video as server-sent events, for a viewer who was judged by the request.
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
        subscription_ = board_.subscribe(video_, viewer_, texts_->teller(channel()));
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

/// A page of another site must not open sockets and streams here in its visitor's name.
bool refuses_origin(const Services& services, const Call& call, const net::Respond& respond) {
    const auto& head = call.request.head;
    if (!is_foreign_origin(head, services.public_url, services.surface.headers.cors_origins)) return false;
    respond(error_response({Errc::forbidden, "this Origin may not open a socket or a stream here"},
                           head.request_id));
    return true;
}

void open_socket(const Services& services, const std::shared_ptr<ProgressTexts>& texts, const Call& call,
                 const std::optional<std::string>& video, const net::Respond& respond) {
    if (refuses_origin(services, call, respond)) return;
    // Whether there is such a video is not said yet: who may know proves it on the socket.
    if (video && !is_video_id(*video)) {
        return respond(error_response({Errc::not_found, "no such video"}, call.request.head.request_id));
    }
    net::Response response;
    response.body = net::PushUpgrade{Kind::web_socket, make_live_socket(services, texts, video)};
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

constexpr std::string_view live_messages =
    "What the server sends: the state of a video's work; with `type` notification or unread what its user is "
    "told; with `type` error why it watches none of the videos of a message. What it understands, each as "
    "often "
    "as needed and several in one message: `{\"token\": \"…\"}`, who the other end is, and again when "
    "the token was renewed (closed with 1008 when it is not valid, or no longer is); `{\"watch\": "
    "[\"id\", …]}` and `{\"unwatch\": [\"id\", …]}`, at most 50 videos at a time. The present state of a "
    "watched video comes at once, then each change. COMPLETED and ERROR end the watch. Nothing is said of a "
    "video that the other end may not see, as if there were none.";

json::value live_schema() {
    return {{"description", live_messages},
            {"anyOf", json::array{schema_of<ProgressBody>(), schema_of<NotificationPushBody>(),
                                  schema_of<LiveErrorBody>()}}};
}

Operation socket(const Services& services, const std::shared_ptr<ProgressTexts>& texts) {
    auto op = stream("/ws", "watchProgress",
                     "WebSocket: progress of the videos that it is told to watch, and the notifications of "
                     "whoever says by {token} who they are");
    op.query = {
        {"videoId",
         "A video that is watched from the start and until the end; closed with 1008 when the other end may "
         "not see it, or does not prove within 10 s that it may",
         {{"type", "string"}},
         false}};
    op.answer_schema = live_schema();
    op.errors.push_back(Errc::forbidden);
    op.run = [&services, texts](Call& call, const net::Respond& respond) {
        const auto video = call.query.find("videoId");
        const bool names_one = video != call.query.end();
        open_socket(services, texts, call, names_one ? std::optional{video->second} : std::nullopt, respond);
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
