#include "media/frame_clock.hpp"

#include <algorithm>

namespace sunomi::media {

FrameClock::FrameClock(FrameReader& reader, const Timeline& timeline, std::int64_t origin)
    : reader_(reader),
      tick_{1, static_cast<int>(timeline.timescale)},
      slack_(timeline.frame_ticks / 4),
      origin_(origin) {
    const auto usual = av_rescale_q(reader.usual_interval(), reader.stream().time_base, tick_);
    longest_usual_ = std::max(usual, timeline.frame_ticks) * 3 / 2;
}

std::int64_t FrameClock::ticks_of(std::int64_t pts) const {
    return av_rescale_q(pts - origin_, reader_.stream().time_base, tick_);
}

void FrameClock::start_at(std::int64_t ticks) {
    const auto pts = av_rescale_q_rnd(ticks + slack_, tick_, reader_.stream().time_base, AV_ROUND_DOWN);
    reader_.start_at(origin_ + pts);
    current_.reset();
    next_ = reader_.next();
    if (next_) next_ticks_ = ticks_of(next_->pts);
}

void FrameClock::advance() {
    current_ = std::move(next_);
    current_ticks_ = next_ticks_;
    next_ = reader_.next();
    if (next_) next_ticks_ = ticks_of(next_->pts);
}

const AVFrame* FrameClock::shown_at(std::int64_t ticks) {
    if (!current_ && next_) advance();
    while (next_ && next_ticks_ <= ticks + slack_) advance();
    if (current_ && longest_usual_ > 0 && ticks - current_ticks_ > longest_usual_) ++repeated_;
    return current_.get();
}

const AVFrame* FrameClock::next_before(std::int64_t end) {
    if (!next_ || next_ticks_ >= end) return nullptr;
    advance();
    return current_.get();
}

}  // namespace sunomi::media
