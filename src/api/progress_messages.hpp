#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>

/// What watchers of the work on a video are told. Field by field as clients see them; each with an example
/// for the documentation.
namespace sunomi::api {

struct ProgressBody {
    std::string videoId;
    std::optional<std::map<std::string, int>> progress;
    std::string status;
    std::optional<std::string> error, notice;
    std::string stage;
    std::optional<int> etaSeconds, queuePosition;
    bool playable = false;
    static ProgressBody example() {
        return {"00c0ffee00c0ffee",
                std::map<std::string, int>{{"360p", 40}, {"1080p", 12}},
                "TRANSCODING",
                std::nullopt,
                std::nullopt,
                "encoding",
                42,
                0,
                true};
    }
};
BOOST_DESCRIBE_STRUCT(ProgressBody, (),
                      (videoId, progress, status, error, notice, stage, etaSeconds, queuePosition, playable))

/// On the socket: why none of the videos that a message names is watched.
struct LiveErrorBody {
    std::string type;  ///< error
    std::string error, code;
    static LiveErrorBody example() {
        return {"error", "at most 50 videos can be watched on one connection; unwatch some first",
                "too_many"};
    }
};
BOOST_DESCRIBE_STRUCT(LiveErrorBody, (), (type, error, code))

}  // namespace sunomi::api
