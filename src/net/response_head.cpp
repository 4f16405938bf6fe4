#include "net/response_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

#include "base/text.hpp"
#include "net/head_guard.hpp"

namespace sunomi::net {
namespace {

std::string_view reason_phrase(int status) {
    static constexpr auto phrases = std::to_array<std::pair<int, std::string_view>>({
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    });
    const auto at =
        std::find_if(phrases.begin(), phrases.end(), [=](const auto& p) { return p.first == status; });
    return at == phrases.end() ? std::string_view{"Status"} : at->second;
}

/// RFC 9110 §5.6.7, whatever the locale.
std::string format_http_date(std::time_t time) {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    ::gmtime_r(&time, &utc);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                       months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// The present date, remade once a second per thread.
const std::string& http_date() {
    thread_local std::time_t made_at = -1;
    thread_local std::string text;
    if (const std::time_t now = std::time(nullptr); now != made_at) {
        made_at = now;
        text = format_http_date(now);
    }
    return text;
}

bool is_servers_own(std::string_view name) {
    static constexpr auto own = std::to_array<std::string_view>(
        {"content-length", "transfer-encoding", "date", "connection", "x-request-id"});
    return std::any_of(own.begin(), own.end(), [=](auto field) { return equals_ignoring_case(field, name); });
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

}  // namespace

bool is_safe(const Headers& headers) {
    return std::all_of(headers.fields().begin(), headers.fields().end(), [](const auto& field) {
        return is_token(field.first) && std::none_of(field.second.begin(), field.second.end(), is_control);
    });
}

std::string render_head(int status, const Headers& headers, const ResponseFraming& framing) {
    fmt::memory_buffer out;
    const auto to = std::back_inserter(out);
    fmt::format_to(to, "HTTP/1.1 {} {}\r\nDate: {}\r\nX-Request-Id: {}\r\nConnection: {}\r\n", status,
                   reason_phrase(status), http_date(), framing.request_id,
                   framing.after == ResponseFraming::After::close ? "close" : "keep-alive");
    if (framing.content_length) fmt::format_to(to, "Content-Length: {}\r\n", *framing.content_length);
    for (const auto& [name, value] : headers.fields()) {
        if (!is_servers_own(name)) fmt::format_to(to, "{}: {}\r\n", name, value);
    }
    fmt::format_to(to, "\r\n");
    return fmt::to_string(out);
}

bool never_has_body(int status) {
    return status < 200 || status == 204 || status == 304;
}

}  // namespace sunomi::net
