#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

enum class SearchOrder { relevance, newest, views };
/// invalid for any word but relevance, newest, views.
Result<SearchOrder> parse_search_order(std::string_view word);

/// Classes of length that people look for.
enum class DurationClass { brief, medium, lengthy };
constexpr std::chrono::minutes brief_below{4};
constexpr std::chrono::minutes lengthy_above{20};
/// invalid for any word but short (< 4 min), medium, long (> 20 min).
Result<DurationClass> parse_duration_class(std::string_view word);
DurationClass duration_class_of(std::chrono::milliseconds duration);

/// How far back `day`, `week`, `month` (30 days) and `year` (365 days) reach; invalid for any other word.
Result<std::chrono::hours> parse_age(std::string_view word);

struct SearchRequest {
    std::string text;  ///< as typed
    SearchOrder order = SearchOrder::relevance;
    std::optional<DurationClass> duration;
    std::optional<WallTime> since;  ///< made then or later
    std::string channel;            ///< a user id; empty: any
    std::string category;           ///< empty: any
    std::string language;           ///< BCP 47 tag, of which `pt` also means `pt-BR`; empty: any
};

}  // namespace sunomi
