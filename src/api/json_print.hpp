#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <charconv>
#include <concepts>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/json_text.hpp"

/// JSON (RFC 8259) printed from described structs.
namespace sunomi::api {

inline void append_json(std::string& out, std::string_view text) {
    append_json_text(out, text);
}

/// In the fewest digits that read back as the same number; null for what JSON cannot say (NaN, infinity).
void append_json(std::string& out, double number);

template <std::integral Number>
void append_json(std::string& out, Number number) {
    if constexpr (std::same_as<Number, bool>) {
        out += number ? "true" : "false";
    } else {
        char digits[24];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
        out.append(std::begin(digits), end);
    }
}

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsTextMap : std::false_type {};
template <class T>
struct IsTextMap<std::map<std::string, T>> : std::true_type {};

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

/// Appends `value` as JSON. Absent optionals are printed as null, so that every answer has all its fields.
template <class T>
void print_json_to(std::string& out, const T& value) {
    if constexpr (IsOptional<T>::value) {
        if (value)
            print_json_to(out, *value);
        else
            out += "null";
    } else if constexpr (IsVector<T>::value) {
        char before = '[';
        for (const auto& element : value) {
            out += before;
            print_json_to(out, element);
            before = ',';
        }
        out += value.empty() ? "[]" : "]";
    } else if constexpr (IsTextMap<T>::value) {
        char before = '{';
        for (const auto& [key, element] : value) {
            out += before;
            append_json(out, key);
            out += ':';
            print_json_to(out, element);
            before = ',';
        }
        out += value.empty() ? "{}" : "}";
    } else if constexpr (boost::describe::has_describe_members<T>::value) {
        char before = '{';
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
            out += before;
            out += '"';
            out += member.name;  // an identifier of C++: nothing to escape
            out += "\":";
            print_json_to(out, value.*member.pointer);
            before = ',';
        });
        if (before == '{') out += '{';
        out += '}';
    } else {
        append_json(out, value);
    }
}

template <class T>
std::string print_json(const T& value) {
    std::string out;
    print_json_to(out, value);
    return out;
}

}  // namespace sunomi::api
