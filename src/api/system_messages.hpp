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

struct InstanceBody {
    std::string name, version, signup;
    std::optional<std::string> about, terms;
    std::int64_t maxUploadBytes = 0;
    std::int64_t maxDurationSeconds = 0;
    std::optional<std::int64_t> quotaBytes;
    bool passwordReset = false;
    bool githubLogin = false;
    static InstanceBody example() {
        return {"Sunomi",     "0.1.0", "open", "Videos of our *club*.", "Be kind.", 21474836480, 43200,
                107374182400, true,    false};
    }
};
BOOST_DESCRIBE_STRUCT(InstanceBody, (),
                      (name, version, signup, about, terms, maxUploadBytes, maxDurationSeconds, quotaBytes,
                       passwordReset, githubLogin))

struct StatusBody {
    std::string status;
    static StatusBody example() { return {"ok"}; }
};
BOOST_DESCRIBE_STRUCT(StatusBody, (), (status))

}  // namespace sunomi::api
