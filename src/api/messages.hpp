#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Bodies of requests and answers, field by field as clients see them.
namespace sunomi::api {

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct ErrorBody {
    std::string error, code, requestId;
};
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (error, code, requestId))

struct SignupBody {
    std::string userId, password, name;
};
BOOST_DESCRIBE_STRUCT(SignupBody, (), (userId, password, name))

struct LoginBody {
    std::string userId, password;
};
BOOST_DESCRIBE_STRUCT(LoginBody, (), (userId, password))

struct UserBody {
    std::string userId, name, profilePictureUrl;
};
BOOST_DESCRIBE_STRUCT(UserBody, (), (userId, name, profilePictureUrl))

struct SignedInBody {
    std::string token;
    UserBody user;
};
BOOST_DESCRIBE_STRUCT(SignedInBody, (), (token, user))

struct MessageBody {
    std::string message;
};
BOOST_DESCRIBE_STRUCT(MessageBody, (), (message))

struct UploadUrlBody {
    std::string title;
    std::optional<std::string> description;
    std::optional<std::int64_t> size;
    std::optional<std::string> contentType;
    std::optional<bool> conditional;
};
BOOST_DESCRIBE_STRUCT(UploadUrlBody, (), (title, description, size, contentType, conditional))

struct UploadTicketBody {
    std::string url, videoId;
};
BOOST_DESCRIBE_STRUCT(UploadTicketBody, (), (url, videoId))

struct TranscodeBody {
    std::string videoID;
};
BOOST_DESCRIBE_STRUCT(TranscodeBody, (), (videoID))

struct SuccessBody {
    bool success = true;
};
BOOST_DESCRIBE_STRUCT(SuccessBody, (), (success))

struct VideoListItem {
    std::string id, userId, title, uploadDate;
    std::optional<double> duration;  // seconds
    int width = 0, height = 0;
    bool finished = false;
    std::string status;
    std::optional<std::string> error;
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
    int width = 0, height = 0;
};
BOOST_DESCRIBE_STRUCT(VideoDetail, (),
                      (id, userId, title, description, uploadDate, likes, userHasLiked, views,
                       moderationTypes, status, playable, finished, error, notice, duration, width, height))

struct ProgressBody {
    std::string videoId;
    std::optional<std::map<std::string, int>> progress;
    std::string status;
    std::optional<std::string> error, notice;
    std::string stage;
    std::optional<int> etaSeconds, queuePosition;
    bool playable = false;
};
BOOST_DESCRIBE_STRUCT(ProgressBody, (),
                      (videoId, progress, status, error, notice, stage, etaSeconds, queuePosition, playable))

struct ConfigBody {
    std::string apiUrl, videoUrl;
    std::optional<std::string> githubLoginUrl;
    std::string webSocketUrl, instanceName;
    std::int64_t maxUploadBytes = 0;
};
BOOST_DESCRIBE_STRUCT(ConfigBody, (),
                      (apiUrl, videoUrl, githubLoginUrl, webSocketUrl, instanceName, maxUploadBytes))

struct StatusBody {
    std::string status;
};
BOOST_DESCRIBE_STRUCT(StatusBody, (), (status))

}  // namespace sunomi::api
