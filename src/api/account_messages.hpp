#pragma once

#include <boost/describe.hpp>
#include <string>

/// Bodies about accounts. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct SignupBody {
    std::string userId, password, name;
    static SignupBody example() { return {"ada", "correct horse battery", "Ada Lovelace"}; }
};
BOOST_DESCRIBE_STRUCT(SignupBody, (), (userId, password, name))

struct LoginBody {
    std::string userId, password;
    static LoginBody example() { return {"ada", "correct horse battery"}; }
};
BOOST_DESCRIBE_STRUCT(LoginBody, (), (userId, password))

struct UserBody {
    std::string userId, name, profilePictureUrl;
    static UserBody example() { return {"ada", "Ada Lovelace", "/media/avatars/0f1e2d3c4b5a6978.jpg"}; }
};
BOOST_DESCRIBE_STRUCT(UserBody, (), (userId, name, profilePictureUrl))

struct SignedInBody {
    std::string token;
    UserBody user;
    static SignedInBody example() { return {"eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl", UserBody::example()}; }
};
BOOST_DESCRIBE_STRUCT(SignedInBody, (), (token, user))

}  // namespace sunomi::api
