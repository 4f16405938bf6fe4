#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sunomi::api {

/// What a Range header asks of an object of `size` bytes (RFC 9110 section 14).
struct RangeVerdict {
    enum class Kind { whole, part, unsatisfiable };
    Kind kind = Kind::whole;
    std::int64_t offset = 0;
    std::int64_t length = 0;
};

/// One `bytes` range is honoured; several, another unit or a malformed one give the whole object, as the RFC
/// allows.
RangeVerdict judge_range(std::string_view header, std::int64_t size);

/// True when `etag` (without quotes) is in a list such as `"a", W/"b"` or `*`; weak comparison.
bool etag_listed(std::string_view list, std::string_view etag);

}  // namespace sunomi::api
