#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/operation.hpp"

namespace sunomi::api {

/// `name=value&…`, percent-decoded. invalid: a malformed escape, or a name given twice.
Result<std::map<std::string, std::string>> parse_query(std::string_view query);

/// Finds the operation of a request. A trailing slash does not matter; an encoded slash, backslash, NUL or
/// dot segment in a path parameter matches nothing. A path that is spelled out wins over one with a
/// parameter.
class Router {
public:
    explicit Router(std::vector<Operation> operations);

    struct Match {
        const Operation* operation = nullptr;  ///< null: 404, or 405 when `allow` is not empty
        std::map<std::string, std::string> parameters;
        std::string allow;  ///< methods that the path has, for the Allow header
    };
    [[nodiscard]] Match find(std::string_view method, std::string_view path) const;
    [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }

private:
    std::vector<Operation> operations_;
    struct Pattern {
        std::size_t operation;
        std::vector<std::string> parts;
    };
    std::vector<std::vector<Pattern>> by_length_;  ///< by the number of parts, in the order of the table
};

}  // namespace sunomi::api
