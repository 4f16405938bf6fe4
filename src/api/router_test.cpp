#include "api/router.hpp"

#include <gtest/gtest.h>

namespace sunomi::api {
namespace {

Router router() {
    const auto op = [](std::string method, std::string path, std::string id) {
        Operation operation;
        operation.method = std::move(method);
        operation.path = std::move(path);
        operation.id = std::move(id);
        return operation;
    };
    return Router{{op("GET", "/api/video/all-videos", "list"), op("GET", "/api/video/{videoId}", "get"),
                   op("GET", "/api/video/popular", "popular"), op("DELETE", "/api/video/{videoId}", "delete"),
                   op("POST", "/api/auth/login", "login")}};
}

std::string found(std::string_view method, std::string_view path) {
    static const auto routes = router();
    const auto match = routes.find(method, path);
    if (!match.operation) return match.allow.empty() ? "404" : "405 " + match.allow;
    const auto parameter = match.parameters.find("videoId");
    return match.operation->id + (parameter == match.parameters.end() ? "" : " " + parameter->second);
}

TEST(Router, FindsOperationsWithOrWithoutTrailingSlash) {
    EXPECT_EQ(found("GET", "/api/video/all-videos/"), "list");
    EXPECT_EQ(found("GET", "/api/video/popular"), "popular") << "whichever comes first";
    EXPECT_EQ(found("HEAD", "/api/video/abc"), "get abc");
    EXPECT_EQ(found("DELETE", "/api/video/a%20b"), "delete a b");
    EXPECT_EQ(found("POST", "/api/auth/login"), "login");
}

TEST(Router, TellsMissingPathsFromWrongMethods) {
    EXPECT_EQ(found("PUT", "/api/video/abc"), "405 GET, DELETE");
    EXPECT_EQ(found("GET", "/api/nothing"), "404");
    EXPECT_EQ(found("GET", "/api/video/abc/def"), "404");
}

TEST(Router, LetsNoParameterLeaveItsPlace) {
    for (const auto* path : {"/api/video/..%2f", "/api/video/%2e%2e", "/api/video/a%5cb", "/api/video/%00",
                             "/api/video/%", "/api/video//", "/api/video/%ff"}) {
        EXPECT_EQ(found("GET", path), "404") << path;
    }
}

TEST(Query, IsDecodedOnceAndRefusesDuplicates) {
    EXPECT_EQ(parse_query("a=1&b=x%20y+z&c").value(),
              (std::map<std::string, std::string>{{"a", "1"}, {"b", "x y z"}, {"c", ""}}));
    EXPECT_EQ(parse_query("a=1&a=2").error().message(), "a is given twice");
    EXPECT_FALSE(parse_query("a=%0"));
    EXPECT_EQ(parse_query("%ff=1&%ff=2").error().message(), "the query is malformed");
}

}  // namespace
}  // namespace sunomi::api
