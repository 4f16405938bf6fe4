#include "api/router.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sunomi::api {
namespace {

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    while (path.ends_with('/')) path.remove_suffix(1);
    for (const auto part : split(path, '/')) parts.emplace_back(part);
    return parts;
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
std::optional<std::string> decode_parameter(const std::string& part) {
    auto text = decode_text(part);
    if (!text || text->empty() || *text == "." || *text == "..") return std::nullopt;
    if (text->find_first_of("/\\") != std::string::npos) return std::nullopt;
    return text;
}

std::optional<std::map<std::string, std::string>> match(const std::vector<std::string>& pattern,
                                                        const std::vector<std::string>& parts) {
    if (pattern.size() != parts.size()) return std::nullopt;
    std::map<std::string, std::string> parameters;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!is_parameter(pattern[i])) {
            if (pattern[i] != parts[i]) return std::nullopt;
            continue;
        }
        const auto value = decode_parameter(parts[i]);
        if (!value) return std::nullopt;
        parameters[pattern[i].substr(1, pattern[i].size() - 2)] = *value;
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
    for (const auto& operation : operations_) patterns_.push_back(parts_of(operation.path));
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
    const auto parts = parts_of(path);
    Match found;
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        auto parameters = match(patterns_[i], parts);
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
