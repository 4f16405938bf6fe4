#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies about videos. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct VideoListItem {
    std::string id, userId, title, uploadDate;
    std::optional<double> duration;  // seconds
    int width = 0, height = 0;
    bool finished = false;
    std::string status;
    std::optional<std::string> error;
    static VideoListItem example() {
        return {
            "00c0ffee00c0ffee", "ada",       "A day in Perth", "2026-05-04T12:00:00Z", 61.5, 1920, 1080, true,
            "COMPLETED",        std::nullopt};
    }
};
BOOST_DESCRIBE_STRUCT(VideoListItem, (),
                      (id, userId, title, uploadDate, duration, width, height, finished, status, error))

struct VideoDetail {
    std::string id, userId, title, description, uploadDate;
    std::int64_t likes = 0;
    bool userHasLiked = false;
    std::int64_t views = 0;
    std::vector<std::string> moderationTypes;
    std::string status;
    bool playable = false, finished = false;
    std::optional<std::string> error, notice;
    std::optional<double> duration;  // seconds
    std::optional<double> resumeAt;  // seconds; where the viewer goes on; null: at the beginning
    int width = 0, height = 0;
    static VideoDetail example() {
        VideoDetail out;
        out.id = "00c0ffee00c0ffee";
        out.userId = "ada";
        out.title = "A day in Perth";
        out.description = "Filmed in May";
        out.uploadDate = "2026-05-04T12:00:00Z";
        out.likes = 12;
        out.views = 345;
        out.status = "COMPLETED";
        out.playable = out.finished = true;
        out.duration = 61.5;
        out.width = 1920;
        out.height = 1080;
        return out;
    }
};
BOOST_DESCRIBE_STRUCT(VideoDetail, (),
                      (id, userId, title, description, uploadDate, likes, userHasLiked, views,
                       moderationTypes, status, playable, finished, error, notice, duration, resumeAt, width,
                       height))

}  // namespace sunomi::api
