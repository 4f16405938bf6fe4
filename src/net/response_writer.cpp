#include "net/response_writer.hpp"

#include <algorithm>
#include <string_view>

namespace sunomi::net {
namespace {

constexpr std::int64_t turn_bytes = 512 * 1024;

std::string_view from(const std::string& text, std::int64_t offset) {
    return std::string_view{text}.substr(std::min(text.size(), static_cast<std::size_t>(offset)));
}

}  // namespace

std::int64_t ResponseWriter::total() const {
    const auto head_bytes = static_cast<std::int64_t>(head_.size());
    if (const auto* file = std::get_if<FileSlice>(&body_)) return head_bytes + file->length;
    return head_bytes + static_cast<std::int64_t>(std::get<std::string>(body_).size());
}

Transport::Moved ResponseWriter::send_some(Transport& transport) {
    const auto head_bytes = static_cast<std::int64_t>(head_.size());
    const auto body_offset = std::max<std::int64_t>(sent_ - head_bytes, 0);
    if (const auto* text = std::get_if<std::string>(&body_)) {
        return transport.send(from(head_, sent_), from(*text, body_offset));
    }
    const auto& file = std::get<FileSlice>(body_);
    if (sent_ < head_bytes) {
        return transport.send(from(head_, sent_), {},
                              file.length > 0 ? Transport::Then::more : Transport::Then::nothing);
    }
    const auto count = std::min(file.length - body_offset, turn_bytes);
    return transport.send_file(file.fd->get(), file.offset + body_offset, static_cast<std::size_t>(count));
}

ResponseWriter::Step ResponseWriter::step(Transport& transport) {
    const auto turn_end = sent_ + turn_bytes;
    while (sent_ < total()) {
        if (sent_ >= turn_end) return Step::more;
        const auto moved = send_some(transport);
        if (moved.outcome == Transport::Moved::Outcome::would_block) return Step::blocked;
        if (moved.outcome != Transport::Moved::Outcome::some) return Step::failed;
        sent_ += static_cast<std::int64_t>(moved.bytes);
    }
    return Step::done;
}

}  // namespace sunomi::net
