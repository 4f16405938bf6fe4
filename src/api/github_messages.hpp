#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

/// Bodies about signing in by GitHub. Field by field as clients see them; each with an example for the
/// documentation.
namespace sunomi::api {

struct GithubStartBody {
    std::string url;
    static GithubStartBody example() {
        return {"https://github.com/login/oauth/authorize?client_id=Iv1.8a61f9b3a7aba766&state=9f2c"};
    }
};
BOOST_DESCRIBE_STRUCT(GithubStartBody, (), (url))

struct GithubConfirmationBody {
    std::optional<std::string> password;  ///< the present one, of whoever has one
    static GithubConfirmationBody example() { return {"correct horse battery"}; }
};
BOOST_DESCRIBE_STRUCT(GithubConfirmationBody, (), (password))

struct GithubLinkBody {
    bool linked = false;
    std::optional<std::string> login;
    static GithubLinkBody example() { return {true, "ada-lovelace"}; }
};
BOOST_DESCRIBE_STRUCT(GithubLinkBody, (), (linked, login))

}  // namespace sunomi::api
