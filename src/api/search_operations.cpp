#include "api/search_operations.hpp"

#include "api/search_messages.hpp"
#include "api/video_bodies.hpp"
#include "base/text.hpp"

namespace sunomi::api {
namespace {

constexpr std::size_t longest_query = 500;
constexpr int most_suggestions = 8;

using Items = std::vector<VideoListItem>;

json::value words_schema(std::initializer_list<json::value_ref> words) {
    return {{"type", "string"}, {"enum", json::array(words)}};
}

std::vector<QueryParameter> search_parameters() {
    std::vector<QueryParameter> all{
        {"q",
         "Words to find in title, description, tags and channel. All must be there; the last may be the "
         "beginning of "
         "one, from three letters",
         {{"type", "string"}, {"maxLength", longest_query}},
         false},
        {"order", "relevance, if not given", words_schema({"relevance", "newest", "views"}), false},
        {"duration", "short: below 4 minutes; long: above 20", words_schema({"short", "medium", "long"}),
         false},
        {"date", "Uploaded within this time", words_schema({"day", "week", "month", "year"}), false},
        {"channel", "Only videos of this user id", {{"type", "string"}}, false},
        {"category", "Only videos of this category", {{"type", "string"}}, false},
        {"language", "Only videos in this language; pt also finds pt-BR", {{"type", "string"}}, false}};
    for (auto& parameter : page_parameters()) all.push_back(std::move(parameter));
    return all;
}

std::string field(const Call& call, const std::string& name, const std::optional<std::string>& in_body) {
    const auto at = call.query.find(name);
    return at == call.query.end() ? in_body.value_or("") : at->second;
}

Result<SearchRequest> request_of(const Call& call, const SearchBody& body, WallTime now) {
    SearchRequest request;
    request.text = field(call, "q", body.q);
    if (code_points(request.text) > longest_query)
        return Error{Errc::invalid, "q is longer than 500 characters"};
    request.channel = field(call, "channel", body.channel);
    request.category = field(call, "category", body.category);
    request.language = field(call, "language", body.language);
    if (const auto word = field(call, "order", body.order); !word.empty()) {
        const auto order = parse_search_order(word);
        if (!order) return order.error();
        request.order = *order;
    }
    if (const auto word = field(call, "duration", body.duration); !word.empty()) {
        const auto duration = parse_duration_class(word);
        if (!duration) return duration.error();
        request.duration = *duration;
    }
    if (const auto word = field(call, "date", body.date); !word.empty()) {
        const auto age = parse_age(word);
        if (!age) return age.error();
        request.since = now - *age;
    }
    return request;
}

Result<Items> search(const Services& services, const Call& call, const SearchBody& body) {
    const auto request = request_of(call, body, services.clock.wall());
    if (!request) return request.error();
    const auto page = page_of(call);
    if (!page) return page.error();
    const auto found = services.search.search(*request, *page);
    if (!found) return found.error();
    if (!found->searched_instead.empty()) {
        call.answer_headers.add("Searched-Instead", percent_encode(found->searched_instead, Slash::encode));
    }
    link_next_page(call, *page, found->matches, found->last);
    return list_items(services, found->videos, call.actor);
}

constexpr auto search_summary =
    "Listed videos with all the words, best first. Where nothing matches, misspelt words are corrected, and "
    "the header "
    "Searched-Instead tells (percent-encoded) what was searched";

Operation search_by_query(const Services& services) {
    Operation op{"GET", "/api/video/search", "searchVideos", search_summary};
    op.query = search_parameters();
    op.errors = {Errc::invalid};
    return with_json<Nothing, Items>(std::move(op),
                                     [&services](const Call& call, const Nothing&) -> Result<Items> {
                                         return search(services, call, {});
                                     });
}

Operation search_by_body(const Services& services) {
    Operation op{"POST", "/api/video/search", "searchVideosByBody",
                 "The same for clients that POST; the words may stand in the query or in a JSON body"};
    op.query = search_parameters();
    op.errors = {Errc::invalid};
    op = with_json<SearchBody, Items>(std::move(op), [&services](const Call& call, const SearchBody& body) {
        return search(services, call, body);
    });
    // Published clients POST without any body.
    op.run = [with_body = op.run, &services](Call& call, const net::Respond& respond) {
        if (!call.request.body.empty()) return with_body(call, respond);
        const auto answer = search(services, call, {});
        if (!answer) return respond(error_response(answer.error(), call.request.head.request_id));
        respond(success_response(call, print_json(*answer)));
    };
    return op;
}

Operation suggest(const Services& services) {
    Operation op{"GET", "/api/video/suggest", "suggestVideos",
                 "Titles that someone may mean who has typed so far"};
    op.query = {{"q", "What was typed", {{"type", "string"}, {"maxLength", longest_query}}, false}};
    op.errors = {Errc::invalid};
    return with_json<Nothing, SuggestionsBody>(
        std::move(op), [&services](const Call& call, const Nothing&) -> Result<SuggestionsBody> {
            const auto request = request_of(call, {}, services.clock.wall());
            if (!request) return request.error();
            auto titles = services.search.suggest_titles(request->text, most_suggestions);
            if (!titles) return titles.error();
            return SuggestionsBody{std::move(*titles)};
        });
}

}  // namespace

std::vector<Operation> search_operations(const Services& services) {
    return {search_by_query(services), search_by_body(services), suggest(services)};
}

}  // namespace sunomi::api
