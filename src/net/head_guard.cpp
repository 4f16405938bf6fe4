#include "net/head_guard.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/text.hpp"

namespace sunomi::net {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_visible(char c) { return c > ' ' && c < 0x7F; }

bool is_tchar(char c) {
    return is_alnum(c) || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

/// Takes the text up to the next CRLF off the front of `rest`.
std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), line.size() + 2));
    return line;
}

bool is_port(std::string_view text) {
    const auto port = parse_u64(text);
    return text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit) && port && *port <= 65535;
}

/// A name, IPv4 or bracketed IPv6 address, with or without a port.
bool is_host(std::string_view text) {
    std::string_view rest;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos || end < 3) return false;
        const auto inside = text.substr(1, end - 1);
        if (!std::all_of(inside.begin(), inside.end(), [](char c) { return is_hex(c) || c == ':' || c == '.'; })) {
            return false;
        }
        rest = text.substr(end + 1);
    } else {
        const auto end = std::min(text.find(':'), text.size());
        const auto name = text.substr(0, end);
        const auto allowed = [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == '_'; };
        if (name.empty() || name.size() > 255 || !std::all_of(name.begin(), name.end(), allowed)) return false;
        rest = text.substr(end);
    }
    return rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1)));
}

struct Version {
    int minor = 1;
};

std::variant<Version, HeadRefusal> judge_request_line(std::string_view line, RequestHead& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || last == first) return HeadRefusal{400, "request line"};
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(method)) return HeadRefusal{400, "method"};
    const bool versioned = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                           version[6] == '.' && is_digit(version[7]);
    if (!versioned) return HeadRefusal{400, "version"};
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return HeadRefusal{505, "version"};
    if (target.size() > max_target_bytes) return HeadRefusal{414, "target too long"};
    if (method == "CONNECT" || method == "TRACE") return HeadRefusal{405, "method"};
    const auto allowed = [](char c) { return is_visible(c) && c != '#'; };
    if (!target.starts_with('/') || !std::all_of(target.begin(), target.end(), allowed)) {
        return HeadRefusal{400, "target is not a path"};
    }
    const auto question = std::min(target.find('?'), target.size());
    head.method = method;
    head.target = target;
    head.path = target.substr(0, question);
    head.query = target.substr(std::min(question + 1, target.size()));
    return Version{version.back() - '0'};
}

/// A line that starts with white space (an old folded value) fails here: that is no token.
std::optional<HeadRefusal> judge_fields(std::string_view lines, Headers& headers) {
    while (!lines.empty()) {
        const auto line = take_line(lines);
        if (line.empty()) break;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            return HeadRefusal{400, "header field"};
        }
        if (headers.fields().size() == max_header_fields) return HeadRefusal{431, "too many header fields"};
        headers.add(std::string{line.substr(0, colon)}, std::string{trim(line.substr(colon + 1))});
    }
    return std::nullopt;
}

std::size_t count_fields(const Headers& headers, std::string_view name) {
    const auto& all = headers.fields();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [name](const auto& field) { return equals_ignoring_case(field.first, name); }));
}

bool may_have_body(std::string_view method) {
    return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

/// Length and framing: everything that decides where the next request on the connection begins.
std::optional<HeadRefusal> judge_framing(RequestHead& head) {
    if (head.headers.has("Transfer-Encoding")) {
        return HeadRefusal{may_have_body(head.method) ? 411 : 400, "Transfer-Encoding"};
    }
    const auto lengths = count_fields(head.headers, "Content-Length");
    if (lengths > 1) return HeadRefusal{400, "more than one Content-Length"};
    if (lengths == 0) return std::nullopt;
    const auto text = head.headers.get("Content-Length");
    const auto length = parse_u64(text);
    if (!length || !std::all_of(text.begin(), text.end(), is_digit) ||
        *length > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return HeadRefusal{400, "malformed Content-Length"};
    }
    head.content_length = static_cast<std::int64_t>(*length);
    return std::nullopt;
}

}  // namespace

HeadScanner::Verdict HeadScanner::scan(std::string_view bytes) {
    for (; scanned_ < bytes.size(); ++scanned_) {
        if (scanned_ >= limit_) return Verdict::too_long;
        const char c = bytes[scanned_];
        const bool after_cr = scanned_ > 0 && bytes[scanned_ - 1] == '\r';
        if (after_cr != (c == '\n')) return Verdict::malformed;
        if (c == '\r' || c == '\t') continue;
        if (c != '\n') {
            if (c < ' ' || c == 0x7F) return Verdict::malformed;  // a char is signed here: above 0x7F is < 0
            continue;
        }
        if (scanned_ >= 3 && bytes[scanned_ - 2] == '\n') {
            ++scanned_;
            return Verdict::complete;
        }
    }
    return Verdict::incomplete;
}

std::variant<JudgedHead, HeadRefusal> judge_head(std::string_view raw) {
    JudgedHead judged;
    RequestHead& head = judged.head;
    const auto line = judge_request_line(take_line(raw), head);
    if (const auto* refusal = std::get_if<HeadRefusal>(&line)) return *refusal;
    if (auto refusal = judge_fields(raw, head.headers)) return *refusal;
    if (count_fields(head.headers, "Host") != 1 || !is_host(head.headers.get("Host"))) {
        return HeadRefusal{400, "not exactly one valid Host"};
    }
    if (auto refusal = judge_framing(head)) return *refusal;
    const bool modern = std::get<Version>(line).minor == 1;
    if (head.headers.has("Expect")) {
        if (count_fields(head.headers, "Expect") != 1 ||
            !equals_ignoring_case(head.headers.get("Expect"), "100-continue")) {
            return HeadRefusal{417, "Expect"};
        }
        judged.expects_continue = modern && head.content_length > 0;
    }
    judged.keep_alive = modern && !lists_token(head.headers, "Connection", "close");
    return judged;
}

int status_of_too_long_head(std::string_view bytes) {
    const auto line = take_line(bytes);
    const auto first = line.find(' ');
    if (first == std::string_view::npos) return 431;
    const auto target = line.substr(first + 1);
    return std::min(target.find(' '), target.size()) > max_target_bytes ? 414 : 431;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_tchar); }

bool lists_token(const Headers& headers, std::string_view name, std::string_view token) {
    for (const auto& [field, value] : headers.fields()) {
        if (!equals_ignoring_case(field, name)) continue;
        for (const auto item : split(value, ',')) {
            if (equals_ignoring_case(trim(item), token)) return true;
        }
    }
    return false;
}

}  // namespace sunomi::net
