#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

/// Bodies of searching. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

/// Every field may also stand in the query, which goes first.
struct SearchBody {
    std::optional<std::string> q, order, duration, date, channel, category, language;
    static SearchBody example() {
        SearchBody out;
        out.q = "sunset perth";
        out.duration = "short";
        return out;
    }
};
BOOST_DESCRIBE_STRUCT(SearchBody, (), (q, order, duration, date, channel, category, language))

struct SuggestionsBody {
    std::vector<std::string> titles;
    static SuggestionsBody example() { return {{"Sunset over Perth", "Sunset time lapse"}}; }
};
BOOST_DESCRIBE_STRUCT(SuggestionsBody, (), (titles))

}  // namespace sunomi::api
