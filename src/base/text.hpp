#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sunomi {

/// Lower-case hex of the bytes.
std::string to_hex(std::string_view bytes);

/// RFC 4648, 5: base64 for URLs, without padding.
std::string to_base64url(std::string_view bytes);

/// Decodes `%XX` once. Nothing for a malformed escape or for a decoded NUL; `+` stays as it is.
std::optional<std::string> percent_decode(std::string_view text);

/// Percent-encodes everything but RFC 3986 unreserved characters, with upper-case hex; `/` is kept when
/// `keep_slash` says so (a path).
enum class Slash { keep, encode };
std::string percent_encode(std::string_view text, Slash slash);

/// Unicode normal form C. Nothing when `text` is not well-formed UTF-8 or holds a NUL.
std::optional<std::string> to_nfc(std::string_view text);

/// Number of code points of well-formed UTF-8.
std::size_t code_points(std::string_view utf8);

/// ASCII only, for tokens such as header names and user ids.
std::string to_lower_ascii(std::string_view text);

bool equals_ignoring_case(std::string_view a, std::string_view b);

std::string_view trim(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

/// The whole text as a decimal number without sign; nothing if anything else stands there or it overflows.
std::optional<std::uint64_t> parse_u64(std::string_view text);

/// Text for HTML and XML, in an element or a quoted attribute: & < > " ' escaped; characters that XML 1.0
/// does not allow left out.
std::string escape_markup(std::string_view text);

/// Compares in a time that depends on the lengths only.
bool equals_in_constant_time(std::string_view a, std::string_view b);

}  // namespace sunomi
