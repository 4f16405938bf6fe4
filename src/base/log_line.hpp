#pragma once

#include <string>
#include <string_view>

namespace sunomi::log {

/// One line as text: `2026-01-31T12:00:00.250Z info listening port=8080`, with its line feed. A line feed or
/// another control character inside becomes a blank, so that nobody can forge a second line.
std::string text_line(std::string_view time, std::string_view level, std::string_view line);

/// The same as a JSON object: `time`, `level`, `message` (the words before the first `key=`), and each
/// `key=value` or `key="value"` as a field of text. What is not of that form stays in the message.
std::string json_line(std::string_view time, std::string_view level, std::string_view line);

}  // namespace sunomi::log
