#pragma once

#include <string>
#include <string_view>

namespace sunomi {

/// Appends a JSON string (RFC 8259 §7): in quotes, with control characters, quotes and backslashes escaped, all
/// else as it is (UTF-8).
void append_json_text(std::string& out, std::string_view text);

}  // namespace sunomi
