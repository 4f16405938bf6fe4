#pragma once

#include <boost/describe.hpp>
#include <string>

/// What answers of every group may be. Field by field as clients see them; each with an example for the
/// documentation.
namespace sunomi::api {

struct Nothing {
    static Nothing example() { return {}; }
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct ErrorBody {
    std::string error, code, requestId;
    static ErrorBody example() { return {"no such video", "not_found", "5d1f0c8e2b7a4e90"}; }
};
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (error, code, requestId))

struct MessageBody {
    std::string message;
    static MessageBody example() { return {"done"}; }
};
BOOST_DESCRIBE_STRUCT(MessageBody, (), (message))

struct SuccessBody {
    bool success = true;
    static SuccessBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(SuccessBody, (), (success))

}  // namespace sunomi::api
