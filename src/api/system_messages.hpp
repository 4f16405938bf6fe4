#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

/// Bodies about the instance. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct ConfigBody {
    std::string apiUrl, videoUrl;
    std::optional<std::string> githubLoginUrl;
    std::string webSocketUrl, instanceName;
    std::int64_t maxUploadBytes = 0;
    static ConfigBody example() {
        return {"https://example.org/api",
                "https://example.org/media",
                std::nullopt,
                "wss://example.org/ws",
                "Sunomi",
                21474836480};
    }
};
BOOST_DESCRIBE_STRUCT(ConfigBody, (),
                      (apiUrl, videoUrl, githubLoginUrl, webSocketUrl, instanceName, maxUploadBytes))

struct StatusBody {
    std::string status;
    static StatusBody example() { return {"ok"}; }
};
BOOST_DESCRIBE_STRUCT(StatusBody, (), (status))

}  // namespace sunomi::api
