#include "api/operation.hpp"

#include <fmt/format.h>

#include "api/byte_range.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr std::size_t longest_cursor = 200;

/// `order-id`: readable in a log; the id is one of ours, without characters that a query would have to
/// encode.
std::string print_cursor(const Cursor& cursor) {
    return fmt::format("{}-{}", cursor.order, cursor.id);
}

std::optional<Cursor> parse_cursor(std::string_view text) {
    if (text.size() > longest_cursor) return std::nullopt;
    const bool negative = text.starts_with('-');
    const auto digits = negative ? text.substr(1) : text;
    const auto end = digits.find('-');
    if (end == std::string_view::npos) return std::nullopt;
    const auto order = parse_u64(digits.substr(0, end));
    if (!order || *order > INT64_MAX) return std::nullopt;
    const auto value = static_cast<std::int64_t>(*order);
    return Cursor{negative ? -value : value, std::string{digits.substr(end + 1)}};
}

Result<int> whole_number(const Call& call, const std::string& name, int fallback, std::uint64_t least,
                         std::uint64_t most) {
    const auto at = call.query.find(name);
    if (at == call.query.end()) return fallback;
    const auto number = parse_u64(at->second);
    if (!number || *number < least || *number > most) {
        return Error{Errc::invalid, fmt::format("{} must be a whole number of {} to {}", name, least, most)};
    }
    return static_cast<int>(*number);
}

}  // namespace

std::string_view to_string(Access access) {
    switch (access) {
        case Access::anyone:
            return "anyone";
        case Access::viewer:
            return "viewer";
        case Access::user:
            return "user";
        case Access::owner:
            return "owner";
        case Access::owner_or_moderator:
            return "owner_or_moderator";
        case Access::moderator:
            return "moderator";
        case Access::admin:
            return "admin";
    }
    return "admin";
}

bool needs_token(Access access) {
    return access != Access::anyone && access != Access::viewer;
}

net::Response success_response(const Call& call, std::string body, std::string type) {
    net::Response response;
    for (const auto& [name, value] : call.answer_headers.fields()) response.headers.add(name, value);
    const auto& head = call.request.head;
    const bool is_read = head.method == "GET" || head.method == "HEAD";
    const bool is_secret = response.headers.has("Cache-Control");  // the operation has said so itself
    const bool may_be_kept = is_read && !is_secret;
    if (!is_secret) response.headers.add("Cache-Control", may_be_kept ? "private, no-cache" : "no-store");
    if (may_be_kept) {
        const auto etag = to_hex(sha256(body)).substr(0, 32);
        response.headers.add("ETag", "\"" + etag + "\"");
        response.headers.add("Vary", "Authorization");
        if (head.headers.has("If-None-Match") && etag_listed(head.headers.get("If-None-Match"), etag)) {
            response.status = 304;
            return response;
        }
    }
    response.headers.add("Content-Type", std::move(type));
    response.body = std::move(body);
    return response;
}

Result<Page> page_of(const Call& call) {
    const auto skip = whole_number(call, "skip", 0, 0, 1'000'000'000);
    if (!skip) return skip.error();
    const auto take = whole_number(call, "take", 20, 1, 100);
    if (!take) return take.error();
    Page page{*skip, *take, std::nullopt};
    const auto after = call.query.find("after");
    if (after == call.query.end()) return page;
    if (page.skip > 0) return Error{Errc::invalid, "give either skip or after"};
    page.after = parse_cursor(after->second);
    if (!page.after) return Error{Errc::invalid, "after must be a cursor from a Link header"};
    return page;
}

std::vector<QueryParameter> page_parameters() {
    return {{"skip", "How many to leave out", {{"type", "integer"}, {"minimum", 0}, {"default", 0}}, false},
            {"take",
             "How many to give at most",
             {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}, {"default", 20}},
             false},
            {"after",
             "Where the page before ended, from its Link header: quick at any depth, and steady while the "
             "list grows",
             {{"type", "string"}, {"maxLength", longest_cursor}},
             false}};
}

void link_next_page(const Call& call, const Page& page, std::size_t count, const Cursor& last) {
    if (count < static_cast<std::size_t>(page.take)) return;
    std::string target = call.request.head.path + "?";
    for (const auto& [name, value] : call.query) {
        if (name == "skip" || name == "after") continue;
        target += percent_encode(name, Slash::encode) + "=" + percent_encode(value, Slash::encode) + "&";
    }
    target += "after=" + percent_encode(print_cursor(last), Slash::encode);
    call.answer_headers.add("Link", "<" + target + ">; rel=\"next\"");
}

}  // namespace sunomi::api
