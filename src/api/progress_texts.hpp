#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "net/http_message.hpp"
#include "services/progress_board.hpp"

namespace sunomi::api {

/// Messages of the progress board as clients get them. What thousands are told at once is printed for the
/// first of them. **Threads:** any.
class ProgressTexts : public std::enable_shared_from_this<ProgressTexts> {
public:
    std::string text_of(const ProgressBoard::Message& message);
    /// Sends each message to `channel`.
    ProgressBoard::Listener teller(std::shared_ptr<net::PushChannel> channel);

private:
    std::mutex mutex_;
    ProgressBoard::Message printed_;
    std::string text_;
};

}  // namespace sunomi::api
