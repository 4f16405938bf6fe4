#include "api/router.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sunomi::api {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    while (path.ends_with('/')) path.remove_suffix(1);
    return split(path, '/');
}

bool is_parameter(const std::string& part) {
    return part.starts_with('{');
}

/// Percent-decoded UTF-8: what is not text would make the error that names it invalid JSON.
std::optional<std::string> decode_text(std::string_view encoded) {
    auto text = percent_decode(encoded);
    if (text && !to_nfc(*text)) return std::nullopt;
    return text;
}

/// A parameter is one path part: never empty, never a way out of its place.
std::optional<std::string> decode_parameter(std::string_view part) {
    auto text = decode_text(part);
    if (!text || text->empty() || *text == "." || *text == "..") return std::nullopt;
    if (text->find_first_of("/\\") != std::string::npos) return std::nullopt;
    return text;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& parts) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!is_parameter(pattern[i]) && pattern[i] != parts[i]) return false;
    }
    return true;
}

std::optional<std::map<std::string, std::string>> parameters_of(const std::vector<std::string>& pattern,
                                                                const std::vector<std::string_view>& parts) {
    std::map<std::string, std::string> parameters;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!is_parameter(pattern[i])) continue;
        auto value = decode_parameter(parts[i]);
        if (!value) return std::nullopt;
        parameters[pattern[i].substr(1, pattern[i].size() - 2)] = std::move(*value);
    }
    return parameters;
}

}  // namespace

Result<std::map<std::string, std::string>> parse_query(std::string_view query) {
    std::map<std::string, std::string> out;
    if (query.empty()) return out;
    for (const auto pair : split(query, '&')) {
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        std::string raw_value{equals == std::string_view::npos ? std::string_view{}
                                                               : pair.substr(equals + 1)};
        std::replace(raw_value.begin(), raw_value.end(), '+', ' ');
        const auto name = decode_text(pair.substr(0, equals));
        const auto value = decode_text(raw_value);
        if (!name || !value) return Error{Errc::invalid, "the query is malformed"};
        if (!out.emplace(*name, *value).second) return Error{Errc::invalid, *name + " is given twice"};
    }
    return out;
}

Router::Router(std::vector<Operation> operations) : operations_(std::move(operations)) {
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        const auto parts = parts_of(operations_[i].path);
        if (by_length_.size() <= parts.size()) by_length_.resize(parts.size() + 1);
        by_length_[parts.size()].push_back({i, {parts.begin(), parts.end()}});
    }
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
    const auto parts = parts_of(path);
    Match found;
    if (parts.size() >= by_length_.size()) return found;
    for (const auto& [i, pattern] : by_length_[parts.size()]) {
        if (!fits(pattern, parts)) continue;
        auto parameters = parameters_of(pattern, parts);
        if (!parameters) continue;
        const auto& served = operations_[i].method;
        const bool serves = served == method || (served == "GET" && method == "HEAD");
        const bool closer = !found.operation || parameters->size() < found.parameters.size();
        if (serves && closer) found = {&operations_[i], std::move(*parameters), {}};
        if (!found.operation) found.allow += (found.allow.empty() ? "" : ", ") + served;
    }
    return found;
}

}  // namespace sunomi::api
