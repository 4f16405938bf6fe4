#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

/// Bodies about accounts. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct SignupBody {
    std::string userId, password, name;
    std::optional<std::string> invite;      ///< secret of an invitation
    std::optional<std::string> setupToken;  ///< of the link that the first start prints: makes an admin
    static SignupBody example() {
        return {"ada", "correct horse battery", "Ada Lovelace", "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                std::nullopt};
    }
};
BOOST_DESCRIBE_STRUCT(SignupBody, (), (userId, password, name, invite, setupToken))

struct ForgotPasswordBody {
    std::string account;  ///< a userId or an e-mail address
    static ForgotPasswordBody example() { return {"ada@example.org"}; }
};
BOOST_DESCRIBE_STRUCT(ForgotPasswordBody, (), (account))

struct ResetPasswordBody {
    std::string token, password;
    static ResetPasswordBody example() {
        return {"5f2b8c1d9e3a4f607182930a1b2c3d4e5f60718293a4b5c6d7e8f90112233445", "correct horse battery"};
    }
};
BOOST_DESCRIBE_STRUCT(ResetPasswordBody, (), (token, password))

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
