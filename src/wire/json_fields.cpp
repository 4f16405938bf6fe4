#include "wire/json_fields.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace sunomi::wire {
namespace {

namespace json = boost::json;

const json::object no_fields;
const json::array no_elements;

// Our records nest three objects deep; a text that nests further is not one of them.
constexpr std::size_t max_depth = 8;

bool is_token_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == ',' || c == '_' || c == '-';
}

}  // namespace

Result<json::value> parse_object(std::string_view text) {
    json::parse_options options;
    options.max_depth = max_depth;
    json::error_code error;
    json::value value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
    if (error) return Error{Errc::invalid, "not JSON: " + error.message()};
    if (!value.is_object()) return Error{Errc::invalid, "not a JSON object"};
    return value;
}

JsonFields::JsonFields(const json::value& value, std::string& complaint)
    : object_(value.is_object() ? &value.get_object() : &no_fields), complaint_(complaint) {
    if (!value.is_object()) complain("the value", "is not an object");
}

void JsonFields::complain(std::string_view name, std::string_view what) {
    if (ok()) complaint_ = std::string(name) + " " + std::string(what);
}

const json::value* JsonFields::find(std::string_view name) {
    const auto* value = object_->if_contains(json::string_view(name.data(), name.size()));
    if (value == nullptr) complain(name, "is missing");
    return value;
}

bool JsonFields::has(std::string_view name) const {
    const auto* value = object_->if_contains(json::string_view(name.data(), name.size()));
    return value != nullptr && !value->is_null();
}

std::int64_t JsonFields::integer(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto* value = find(name);
    const auto* number = value == nullptr ? nullptr : value->if_int64();
    if (number != nullptr && *number >= least && *number <= most) return *number;
    complain(name, "is not a whole number in its range");
    return least;
}

int JsonFields::small(std::string_view name, int least, int most) {
    return static_cast<int>(integer(name, least, most));
}

bool JsonFields::boolean(std::string_view name) {
    const auto* value = find(name);
    const auto* truth = value == nullptr ? nullptr : value->if_bool();
    if (truth == nullptr) complain(name, "is not true or false");
    return truth != nullptr && *truth;
}

std::string JsonFields::text(std::string_view name, std::size_t max_bytes) {
    const auto* value = find(name);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    if (text != nullptr && text->size() <= max_bytes) return std::string(text->data(), text->size());
    complain(name, "is not a text of its length");
    return {};
}

std::string JsonFields::token(std::string_view name, std::size_t max_bytes) {
    auto value = text(name, max_bytes);
    if (std::all_of(value.begin(), value.end(), is_token_char)) return value;
    complain(name, "holds a character that it must not");
    return {};
}

std::size_t JsonFields::word(std::string_view name, std::span<const std::string_view> words) {
    const auto value = text(name, 64);
    const auto found = std::find(words.begin(), words.end(), value);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    complain(name, "is not one of its words");
    return 0;
}

JsonFields JsonFields::object(std::string_view name) {
    const auto* value = find(name);
    const auto* nested = value == nullptr ? nullptr : value->if_object();
    if (nested == nullptr) complain(name, "is not an object");
    return JsonFields(nested == nullptr ? no_fields : *nested, complaint_);
}

const json::array& JsonFields::array(std::string_view name, std::size_t max_size) {
    const auto* value = find(name);
    const auto* nested = value == nullptr ? nullptr : value->if_array();
    if (nested != nullptr && nested->size() <= max_size) return *nested;
    complain(name, "is not an array of its length");
    return no_elements;
}

}  // namespace sunomi::wire
