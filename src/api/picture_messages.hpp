#pragma once

#include <boost/describe.hpp>
#include <string>

/// Bodies about profile pictures. Field by field as clients see them; each with an example for the
/// documentation.
namespace sunomi::api {

struct PictureBody {
    std::string profilePictureUrl;
    static PictureBody example() { return {"/media/avatars/0f1e2d3c4b5a6978.jpg"}; }
};
BOOST_DESCRIBE_STRUCT(PictureBody, (), (profilePictureUrl))

}  // namespace sunomi::api
