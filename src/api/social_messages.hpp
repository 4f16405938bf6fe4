#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bodies about likes, comments and subscriptions. Field by field as clients see them; each with an example
/// for the documentation.
namespace sunomi::api {

struct LikeBody {
    bool isLiking = true;
    static LikeBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(LikeBody, (), (isLiking))

struct LikesBody {
    std::int64_t likes = 0;
    static LikesBody example() { return {13}; }
};
BOOST_DESCRIBE_STRUCT(LikesBody, (), (likes))

struct NewCommentBody {
    std::string comment;
    std::optional<std::int64_t> replyTo;  // id of the comment that it answers
    static NewCommentBody example() { return {"What a beach!", std::nullopt}; }
};
BOOST_DESCRIBE_STRUCT(NewCommentBody, (), (comment, replyTo))

struct EditedCommentBody {
    std::string comment;
    static EditedCommentBody example() { return {"What a fine beach!"}; }
};
BOOST_DESCRIBE_STRUCT(EditedCommentBody, (), (comment))

struct CommentAuthorBody {
    std::string userId, name, profilePictureUrl;
    static CommentAuthorBody example() { return {"grace", "Grace Hopper", ""}; }
};
BOOST_DESCRIBE_STRUCT(CommentAuthorBody, (), (userId, name, profilePictureUrl))

struct CommentBody {
    std::int64_t id = 0;
    CommentAuthorBody user;
    std::string text, timeStamp;
    std::optional<std::string> edited;    // when it was last
    std::optional<std::int64_t> replyTo;  // the comment that it answers
    int replies = 0;
    bool mine = false, mayDelete = false;
    static CommentBody example() {
        return {7,
                CommentAuthorBody::example(),
                "What a beach!",
                "2026-05-04T12:00:00.000Z",
                std::nullopt,
                std::nullopt,
                2,
                true,
                true};
    }
};
BOOST_DESCRIBE_STRUCT(CommentBody, (), (id, user, text, timeStamp, edited, replyTo, replies, mine, mayDelete))

struct CommentsBody {
    std::vector<CommentBody> comments;
    static CommentsBody example() { return {{CommentBody::example()}}; }
};
BOOST_DESCRIBE_STRUCT(CommentsBody, (), (comments))

struct SubscribeBody {
    bool isUserSubscribed = true;
    static SubscribeBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(SubscribeBody, (), (isUserSubscribed))

struct SubscriptionBody {
    bool subscriptionStatus = false;
    static SubscriptionBody example() { return {true}; }
};
BOOST_DESCRIBE_STRUCT(SubscriptionBody, (), (subscriptionStatus))

struct SubscribedChannelBody {
    std::string userId, name, profilePictureUrl;
    std::int64_t subscribers = 0;
    std::string since;
    static SubscribedChannelBody example() {
        return {"ada", "Ada Lovelace", "", 42, "2026-05-04T12:00:00.000Z"};
    }
};
BOOST_DESCRIBE_STRUCT(SubscribedChannelBody, (), (userId, name, profilePictureUrl, subscribers, since))

}  // namespace sunomi::api
