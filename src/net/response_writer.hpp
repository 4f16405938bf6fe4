#pragma once

#include <string>
#include <variant>

#include "net/http_message.hpp"
#include "net/transport.hpp"

namespace sunomi::net {

/// Sends one answer in bounded turns, so that a big file to a quick reader leaves the loop to others.
class ResponseWriter {
public:
    using Body = std::variant<std::string, FileSlice>;
    enum class Step {
        more,     ///< call again, after others had their turn
        blocked,  ///< call again when the socket takes bytes
        done,
        failed,  ///< the client is gone, or the file is shorter than promised: close
    };

    ResponseWriter(std::string head, Body body) : head_(std::move(head)), body_(std::move(body)) {}
    /// Sends at most 512 KiB.
    Step step(Transport& transport);
    /// Bytes that the socket has taken so far.
    [[nodiscard]] std::int64_t sent() const { return sent_; }

private:
    Transport::Moved send_some(Transport& transport);
    [[nodiscard]] std::int64_t total() const;

    std::string head_;
    Body body_;
    std::int64_t sent_ = 0;
};

}  // namespace sunomi::net
