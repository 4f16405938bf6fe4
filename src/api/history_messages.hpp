#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "api/video_messages.hpp"

/// Bodies about what someone has watched. Field by field as clients see them; each with an example for the
/// documentation.
namespace sunomi::api {

struct PositionBody {
    double position = 0;  // seconds
    static PositionBody example() { return {42.5}; }
};
BOOST_DESCRIBE_STRUCT(PositionBody, (), (position))

struct NotedBody {
    bool noted = true;  // false: the history is paused
    static NotedBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(NotedBody, (), (noted))

struct WatchedBody {
    VideoListItem video;
    double position = 0;             // seconds
    std::optional<double> resumeAt;  // seconds; null: from the beginning
    std::string watched;
    static WatchedBody example() {
        return {VideoListItem::example(), 42.5, 42.5, "2026-05-04T12:30:00.000Z"};
    }
};
BOOST_DESCRIBE_STRUCT(WatchedBody, (), (video, position, resumeAt, watched))

struct HistorySettingsBody {
    bool paused = false;
    static HistorySettingsBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(HistorySettingsBody, (), (paused))

}  // namespace sunomi::api
