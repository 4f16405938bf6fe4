#pragma once

#include <gmock/gmock.h>

#include "contract/social_contract.hpp"

namespace sunomi {

/// What every CommentRepository promises.
class CommentRepositoryContract : public SocialContract {
protected:
    using Order = CommentRepository::Order;
    CommentRepository::Added say(UserKey author, const VideoId& video, const std::string& text,
                                 CommentId thread = 0) {
        Comment comment;
        comment.author = author;
        comment.video = video;
        comment.text = text;
        comment.thread = thread;
        const auto added = comments().add(comment);
        EXPECT_TRUE(added) << added.error().message();
        return added ? *added : CommentRepository::Added{};
    }
    std::vector<std::string> texts(const VideoId& video, CommentId thread = 0,
                                   Order order = Order::newest_first, const Page& page = {}) {
        std::vector<std::string> out;
        const auto list = comments().list(video, thread, order, page);
        EXPECT_TRUE(list);
        for (const auto& comment : *list) out.push_back(comment.text);
        return out;
    }
};

TEST_P(CommentRepositoryContract, KeepsACommentAsItWasGiven) {
    const auto ada = add_user("Ada");
    const auto video = add_video(ada);
    const auto said = say(ada, video, "Töne 'n\" 日本 😀\nsecond").comment;
    const auto found = *comments().find(said.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->video, video);
    EXPECT_EQ(found->author, ada);
    EXPECT_EQ(found->author_user_id, "Ada");
    EXPECT_EQ(found->author_name, "Some One");
    EXPECT_EQ(found->text, "Töne 'n\" 日本 😀\nsecond");
    EXPECT_EQ(found->created, said.created);
    EXPECT_EQ(found->edited, WallTime{});
    EXPECT_EQ(found->thread, 0);
    EXPECT_FALSE(*comments().find(said.id + 1));
}

TEST_P(CommentRepositoryContract, ListsInBothOrdersByCountingAndFromACursor) {
    const auto ada = add_user("ada");
    const auto video = add_video(ada);
    const auto one = say(ada, video, "1").comment.id;
    const auto two = say(ada, video, "2").comment.id;
    say(ada, video, "3");
    say(ada, video, "answer", one);
    say(ada, add_video(ada), "elsewhere");
    using testing::ElementsAre;
    EXPECT_THAT(texts(video), ElementsAre("3", "2", "1"));
    EXPECT_THAT(texts(video, 0, Order::oldest_first), ElementsAre("1", "2", "3"));
    EXPECT_THAT(texts(video, 0, Order::newest_first, {1, 1}), ElementsAre("2"));
    EXPECT_THAT(texts(video, 0, Order::newest_first, {0, 9, Cursor{two, ""}}), ElementsAre("1"));
    EXPECT_THAT(texts(video, 0, Order::oldest_first, {0, 9, Cursor{two, ""}}), ElementsAre("3"));
    EXPECT_THAT(texts(video, one), ElementsAre("answer"));
    EXPECT_EQ(comments().list_of_author(ada, {0, 2})->size(), 2U);
}

TEST_P(CommentRepositoryContract, SearchesTheCommentsOfAllVideosButPrivateOnes) {
    using testing::ElementsAre;
    using testing::IsEmpty;
    const auto ada = add_user("ada");
    const auto spammer = add_user("Spammer");
    const auto one = add_video(ada);
    const auto secret = add_video(ada, Visibility::owner);
    const auto percent = say(ada, one, "100% Perth").comment.id;
    const auto spam = say(spammer, one, "Cheap shoes").comment.id;
    say(ada, secret, "100% secret");
    const auto last = say(spammer, one, "My CHEAP_shop").comment.id;
    const auto found = [&](const std::string& text, const Page& page = {}) {
        std::vector<CommentId> ids;
        const auto matches = comments().search(text, page);
        EXPECT_TRUE(matches) << matches.error().message();
        if (!matches) return ids;
        for (const auto& placed : matches->comments) ids.push_back(placed.comment.id);
        return ids;
    };
    EXPECT_THAT(found(""), ElementsAre(last, spam, percent));
    EXPECT_THAT(found("cheap"), ElementsAre(last, spam));
    EXPECT_THAT(found("0%"), ElementsAre(percent));
    EXPECT_THAT(found("p_s"), ElementsAre(last)) << "not any letter";
    EXPECT_THAT(found("sPAMMER"), ElementsAre(last, spam)) << "all that the user wrote";
    EXPECT_THAT(found("secret"), IsEmpty());
    EXPECT_THAT(found("cheap", {1, 20}), ElementsAre(spam));
    EXPECT_THAT(found("cheap", {0, 20, Cursor{last, ""}}), ElementsAre(spam));
    EXPECT_EQ(comments().search("", {0, 2})->next, spam);
    EXPECT_EQ(comments().search("cheap", {0, 1})->next, last);
    EXPECT_EQ(comments().search("cheap", {})->next, 0) << "that was all";
    EXPECT_EQ(comments().search("", {})->comments.back().video_title, "Title");
}

TEST_P(CommentRepositoryContract, RemovesByWhoModeratesWithANoteOfIt) {
    const auto ada = add_user("ada");
    const auto id = say(ada, add_video(ada), "rude").comment.id;
    const AuditEntry note{"moderator", "delete comment", "ada", "on a video"};
    EXPECT_TRUE(*comments().remove(id, note));
    EXPECT_FALSE(*comments().remove(id, note));
    EXPECT_FALSE(*comments().find(id));
    const auto notes = *storage().audit_log().list({});
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes.front().action, "delete comment");
}

TEST_P(CommentRepositoryContract, CountsOnTheVideoAndOnTheThread) {
    const auto ada = add_user("ada");
    const auto video = add_video(ada);
    const auto top = say(ada, video, "top").comment.id;
    const auto answer = say(ada, video, "a", top).comment.id;
    say(ada, video, "b", top);
    say(ada, video, "other");
    EXPECT_EQ(get(video).comments, 4);
    EXPECT_EQ((*comments().find(top))->replies, 2);
    EXPECT_TRUE(*comments().remove(answer));
    EXPECT_FALSE(*comments().remove(answer));
    EXPECT_EQ(get(video).comments, 3);
    EXPECT_EQ((*comments().find(top))->replies, 1);
    EXPECT_TRUE(*comments().remove(top));
    EXPECT_EQ(get(video).comments, 1);
    EXPECT_THAT(texts(video), testing::ElementsAre("other"));
    EXPECT_THAT(texts(video, top), testing::IsEmpty());
}

TEST_P(CommentRepositoryContract, AnswersAreOneLevelDeepAndOnTheSameVideo) {
    const auto ada = add_user("ada");
    const auto video = add_video(ada);
    const auto top = say(ada, video, "top").comment.id;
    const auto answer = say(ada, video, "a", top).comment.id;
    Comment comment;
    comment.author = ada;
    comment.video = video;
    comment.text = "x";
    comment.thread = answer;
    EXPECT_EQ(code_of(comments().add(comment)), Errc::conflict);
    comment.thread = top;
    comment.video = add_video(ada);
    EXPECT_EQ(code_of(comments().add(comment)), Errc::not_found);
    comment.thread = 4711;
    EXPECT_EQ(code_of(comments().add(comment)), Errc::not_found);
    comment.thread = 0;
    comment.video = "ffffffffffffffff";
    EXPECT_EQ(code_of(comments().add(comment)), Errc::not_found);
    EXPECT_EQ(get(video).comments, 2);
}

TEST_P(CommentRepositoryContract, RemembersThatItWasEdited) {
    const auto ada = add_user("ada");
    const auto id = say(ada, add_video(ada), "old").comment.id;
    EXPECT_TRUE(*comments().edit(id, "new"));
    const auto found = **comments().find(id);
    EXPECT_EQ(found.text, "new");
    EXPECT_GT(found.edited, found.created);
    EXPECT_FALSE(*comments().edit(id + 1, "none"));
}

TEST_P(CommentRepositoryContract, TellsTheVideosOwnerAndWhoeverIsAnswered) {
    const auto owner = add_user("owner");
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto video = add_video(owner);
    using testing::ElementsAre;
    const auto top = say(ada, video, "top");
    EXPECT_THAT(top.told, ElementsAre(owner));
    EXPECT_THAT(say(bob, video, "answer", top.comment.id).told, ElementsAre(ada, owner));
    EXPECT_THAT(say(owner, video, "thanks", top.comment.id).told, ElementsAre(ada));
    EXPECT_THAT(say(owner, video, "mine").told, ElementsAre());
    EXPECT_THAT(say(ada, video, "me again", top.comment.id).told, ElementsAre(owner));
    const auto own = say(owner, video, "question");
    EXPECT_THAT(say(bob, video, "reply", own.comment.id).told, ElementsAre(owner));
    EXPECT_EQ(notifications().list(owner, {0, 1})->front().kind, NotificationKind::reply);
    EXPECT_EQ(*notifications().count_unread(owner), 4);
    EXPECT_EQ(*notifications().count_unread(ada), 2);
}

TEST_P(CommentRepositoryContract, TakesTheNotificationsOfARemovedThreadAlong) {
    const auto owner = add_user("owner");
    const auto ada = add_user("ada");
    const auto video = add_video(owner);
    const auto top = say(ada, video, "top").comment.id;
    say(owner, video, "answer", top);
    ASSERT_TRUE(*comments().remove(top));
    EXPECT_TRUE(notifications().list(owner, {})->empty());
    EXPECT_TRUE(notifications().list(ada, {})->empty());
}

}  // namespace sunomi
