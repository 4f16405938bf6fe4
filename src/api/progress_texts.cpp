#include "api/progress_texts.hpp"

#include "api/json_codec.hpp"
#include "api/progress_messages.hpp"
#include "api/progress_operations.hpp"

namespace sunomi::api {
namespace {

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

}  // namespace

std::string ProgressTexts::text_of(const ProgressBoard::Message& message) {
    const std::lock_guard lock{mutex_};
    if (message != printed_) {
        text_ = print_json(progress_body(*message));
        printed_ = message;
    }
    return text_;
}

ProgressBoard::Listener ProgressTexts::teller(std::shared_ptr<net::PushChannel> channel) {
    return [channel = std::move(channel), texts = shared_from_this()](const ProgressBoard::Message& message) {
        channel->send(texts->text_of(message));
    };
}

}  // namespace sunomi::api
