#include "domain/search.hpp"

namespace sunomi {

Result<SearchOrder> parse_search_order(std::string_view word) {
    if (word == "relevance") return SearchOrder::relevance;
    if (word == "newest") return SearchOrder::newest;
    if (word == "views") return SearchOrder::views;
    return Error{Errc::invalid, "order must be relevance, newest or views"};
}

Result<DurationClass> parse_duration_class(std::string_view word) {
    if (word == "short") return DurationClass::brief;
    if (word == "medium") return DurationClass::medium;
    if (word == "long") return DurationClass::lengthy;
    return Error{Errc::invalid, "duration must be short, medium or long"};
}

DurationClass duration_class_of(std::chrono::milliseconds duration) {
    if (duration < brief_below) return DurationClass::brief;
    return duration > lengthy_above ? DurationClass::lengthy : DurationClass::medium;
}

Result<std::chrono::hours> parse_age(std::string_view word) {
    constexpr std::chrono::hours day{24};
    if (word == "day") return day;
    if (word == "week") return 7 * day;
    if (word == "month") return 30 * day;
    if (word == "year") return 365 * day;
    return Error{Errc::invalid, "date must be day, week, month or year"};
}

}  // namespace sunomi
