#pragma once

#include <boost/json.hpp>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/json_print.hpp"
#include "base/result.hpp"

/// JSON bodies from described structs: one list of members parses a request, prints an answer and writes the
/// schema of both, so that the three cannot drift apart.
namespace sunomi::api {

namespace json = boost::json;

/// The same as a tree, for what is put into another document.
template <class T>
json::value to_json(const T& value) {
    return json::parse(print_json(value));
}

inline Error wrong_field(std::string_view name, std::string_view expected) {
    return {Errc::invalid, std::string{name} + " must be " + std::string{expected}};
}

/// Reads `value` into a T; `name` is the field's, for the error. Unknown fields are ignored; optional ones
/// may be absent or null; every other is required.
template <class T>
Result<T> from_json(const json::value& value, std::string_view name) {
    if constexpr (IsOptional<T>::value) {
        if (value.is_null()) return T{};
        auto inner = from_json<typename T::value_type>(value, name);
        if (!inner) return inner.error();
        return T{std::move(*inner)};
    } else if constexpr (IsVector<T>::value) {
        if (!value.is_array()) return wrong_field(name, "a list");
        T out;
        for (const auto& element : value.get_array()) {
            auto parsed = from_json<typename T::value_type>(element, name);
            if (!parsed) return parsed.error();
            out.push_back(std::move(*parsed));
        }
        return out;
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!value.is_string()) return wrong_field(name, "a string");
        return std::string{value.get_string()};
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!value.is_bool()) return wrong_field(name, "true or false");
        return value.get_bool();
    } else if constexpr (std::is_integral_v<T>) {
        // 5.0 and 5 are the same JSON number.
        const bool is_whole_double = value.is_double() && std::abs(value.get_double()) < 9e15 &&
                                     std::floor(value.get_double()) == value.get_double();
        if (is_whole_double) return static_cast<T>(value.get_double());
        boost::system::error_code failed;
        const auto number = value.to_number<T>(failed);
        if (failed) return wrong_field(name, "a whole number");
        return number;
    } else if constexpr (std::is_floating_point_v<T>) {
        boost::system::error_code failed;
        const auto number = value.to_number<T>(failed);
        if (failed) return wrong_field(name, "a number");
        return number;
    } else {
        static_assert(boost::describe::has_describe_members<T>::value);
        if (!value.is_object()) return wrong_field(name, "an object");
        T out{};
        std::optional<Error> error;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
            using Field = std::remove_cvref_t<decltype(out.*member.pointer)>;
            if (error) return;
            const auto* field = value.get_object().if_contains(member.name);
            if (!field) {
                if (!IsOptional<Field>::value)
                    error = Error{Errc::invalid, std::string{member.name} + " is missing"};
                return;
            }
            auto parsed = from_json<Field>(*field, member.name);
            if (parsed)
                out.*member.pointer = std::move(*parsed);
            else
                error = parsed.error();
        });
        if (error) return *error;
        return out;
    }
}

/// An example for the documentation: what `T::example()` returns; of lists and maps one element. A body
/// without an example does not compile.
template <class T>
json::value example_of() {
    if constexpr (IsOptional<T>::value) {
        return example_of<typename T::value_type>();
    } else if constexpr (IsVector<T>::value) {
        return json::array{example_of<typename T::value_type>()};
    } else if constexpr (std::is_class_v<T> && boost::describe::has_describe_members<T>::value) {
        return to_json(T::example());
    } else {
        return to_json(T{});
    }
}

/// JSON Schema (as OpenAPI 3.1 uses it) of a T.
template <class T>
json::value schema_of() {
    if constexpr (IsOptional<T>::value) {
        return {{"anyOf", json::array{schema_of<typename T::value_type>(), {{"type", "null"}}}}};
    } else if constexpr (IsVector<T>::value) {
        return {{"type", "array"}, {"items", schema_of<typename T::value_type>()}};
    } else if constexpr (IsTextMap<T>::value) {
        return {{"type", "object"}, {"additionalProperties", schema_of<typename T::mapped_type>()}};
    } else if constexpr (boost::describe::has_describe_members<T>::value) {
        json::object properties;
        json::array required;
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
            using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
            properties[member.name] = schema_of<Field>();
            if (!IsOptional<Field>::value) required.push_back(member.name);
        });
        return {{"type", "object"}, {"properties", properties}, {"required", required}};
    } else if constexpr (std::is_same_v<T, bool>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::is_integral_v<T>) {
        return {{"type", "integer"}};
    } else if constexpr (std::is_floating_point_v<T>) {
        return {{"type", "number"}};
    } else {
        return {{"type", "string"}};
    }
}

}  // namespace sunomi::api
