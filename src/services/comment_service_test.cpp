#include "services/comment_service.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr AttemptLimit three_a_minute{3, 60s};

class CommentServiceTest : public testing::Test {
protected:
    using Texts = std::vector<std::string>;

    CommentId say(const Actor& actor, const std::string& text, CommentId thread = 0) {
        const auto added = service.add(actor, video, thread, text);
        EXPECT_TRUE(added) << added.error().message();
        return added ? added->id : 0;
    }
    Texts texts(const std::optional<Actor>& viewer, CommentId thread = 0) {
        const auto list = service.list(video, thread, viewer, CommentService::Order::oldest_first, {});
        EXPECT_TRUE(list) << list.error().message();
        Texts out;
        if (list) {
            for (const auto& comment : *list) out.push_back(comment.text);
        }
        return out;
    }
    int unread(const Actor& actor) { return *board.count_unread(actor); }

    SocialBench bench;
    NotificationBoard board{bench.storage.notifications()};
    CommentService service{
        bench.storage.comments(), bench.shown, bench.storage.users(), board, bench.clock, three_a_minute};
    const Actor ada = bench.add_user("ada");
    const Actor bob = bench.add_user("bob");
    const Actor moderator = bench.add_user("moderator", Role::moderator);
    const VideoId video = bench.add_video(bench.channel);
};

TEST_F(CommentServiceTest, KeepsTheTidiedTextAndTellsWhoIsConcerned) {
    const auto top = service.add(ada, video, 0, "  cafe\xCC\x81 ");
    ASSERT_TRUE(top);
    EXPECT_EQ(top->text, "caf\xC3\xA9");
    EXPECT_EQ(top->author_user_id, "ada");
    say(bob, "an answer", top->id);
    EXPECT_THAT(texts(std::nullopt), ElementsAre("caf\xC3\xA9"));
    EXPECT_THAT(texts(std::nullopt, top->id), ElementsAre("an answer"));
    EXPECT_EQ(bench.get(video).comments, 2);
    EXPECT_EQ(unread(bench.channel), 2);
    EXPECT_EQ(unread(ada), 1);
    EXPECT_EQ(unread(bob), 0);
}

TEST_F(CommentServiceTest, WhatIsRefusedIsNotCountedAnywhere) {
    EXPECT_EQ(code_of(service.add(ada, video, 0, " \n ")), Errc::invalid);
    EXPECT_EQ(code_of(service.add(ada, video, 0, std::string(5001, 'x'))), Errc::invalid);
    EXPECT_EQ(code_of(service.add(ada, "ffffffffffffffff", 0, "hello")), Errc::not_found);
    const auto top = say(ada, "top");
    const auto answer = say(ada, "answer", top);
    EXPECT_EQ(code_of(service.add(ada, video, answer, "too deep")), Errc::conflict);
    EXPECT_EQ(code_of(service.edit(ada, video, top, "")), Errc::invalid);
    EXPECT_EQ(bench.get(video).comments, 2);
    EXPECT_EQ(unread(bench.channel), 2);
}

TEST_F(CommentServiceTest, NothingIsSaidOrReadBelowAHiddenVideoButByItsOwner) {
    const auto top = say(ada, "top");
    const auto hide = [&] { bench.show_to(video, Visibility::owner); };
    const auto hold = [&] {
        bench.show_to(video, Visibility::everyone);
        bench.set_held(video, true);
    };
    for (const auto& conceal : {std::function<void()>{hide}, std::function<void()>{hold}}) {
        conceal();
        const auto order = CommentService::Order::newest_first;
        for (const auto& viewer : {std::optional{ada}, std::optional{moderator}, std::optional<Actor>{}}) {
            EXPECT_EQ(code_of(service.list(video, 0, viewer, order, {})), Errc::not_found);
            EXPECT_EQ(code_of(service.list(video, top, viewer, order, {})), Errc::not_found);
        }
        const auto refused = service.add(bob, video, 0, "hello");
        EXPECT_EQ(code_of(refused), Errc::not_found);
        EXPECT_EQ(refused.error().message(),
                  service.add(bob, "ffffffffffffffff", 0, "hello").error().message());
        EXPECT_EQ(code_of(service.edit(ada, video, top, "other")), Errc::not_found);
        EXPECT_EQ(code_of(service.remove(ada, video, top)), Errc::not_found);
        EXPECT_THAT(texts(bench.channel), ElementsAre("top"));
    }
    EXPECT_EQ(unread(bench.channel), 1);
    bench.set_held(video, false);
    EXPECT_THAT(texts(std::nullopt), ElementsAre("top"));
}

TEST_F(CommentServiceTest, AThreadOfAnotherVideoDoesNotExistHere) {
    const auto hidden = bench.add_video(bench.channel, Visibility::owner);
    const auto there = service.add(bench.channel, hidden, 0, "secret");
    ASSERT_TRUE(there);
    const auto order = CommentService::Order::newest_first;
    EXPECT_EQ(code_of(service.add(ada, video, there->id, "answer")), Errc::not_found);
    EXPECT_EQ(code_of(service.list(video, there->id, ada, order, {})), Errc::not_found);
    EXPECT_EQ(code_of(service.get(video, there->id, ada)), Errc::not_found);
    EXPECT_EQ(code_of(service.get(hidden, there->id, ada)), Errc::not_found);
    EXPECT_EQ(service.get(hidden, there->id, bench.channel)->text, "secret");
    EXPECT_EQ(code_of(service.edit(bench.channel, video, there->id, "other")), Errc::not_found);
    EXPECT_EQ(code_of(service.remove(moderator, video, there->id)), Errc::not_found);
    EXPECT_EQ(bench.get(hidden).comments, 1);
}

TEST_F(CommentServiceTest, OnlyItsAuthorEdits) {
    const auto id = say(ada, "first");
    for (const auto& other : {bob, bench.channel, moderator}) {
        EXPECT_EQ(code_of(service.edit(other, video, id, "changed")), Errc::forbidden);
    }
    const auto edited = service.edit(ada, video, id, " second ");
    ASSERT_TRUE(edited);
    EXPECT_EQ(edited->text, "second");
    EXPECT_GT(edited->edited, edited->created);
}

TEST_F(CommentServiceTest, IsRemovedByItsAuthorTheVideosOwnerAndWhoModerates) {
    for (const auto& may : {ada, bench.channel, moderator}) {
        const auto id = say(ada, "top");
        EXPECT_EQ(code_of(service.remove(bob, video, id)), Errc::forbidden);
        EXPECT_TRUE(service.remove(may, video, id));
        EXPECT_EQ(code_of(service.remove(may, video, id)), Errc::not_found);
    }
    EXPECT_EQ(bench.get(video).comments, 0);
    EXPECT_EQ(unread(bench.channel), 0) << "the notifications went along";
}

TEST_F(CommentServiceTest, SaysBeforehandWhoMayRemoveEveryCommentOfAVideo) {
    const auto of_video = bench.get(video);
    EXPECT_TRUE(*service.may_remove_all(of_video, bench.channel));
    EXPECT_TRUE(*service.may_remove_all(of_video, moderator));
    EXPECT_FALSE(*service.may_remove_all(of_video, ada));
    EXPECT_FALSE(*service.may_remove_all(of_video, std::nullopt));
}

TEST_F(CommentServiceTest, AThreadGoesWithItsAnswersAlsoThoseOfOthers) {
    const auto top = say(ada, "top");
    say(bob, "answer", top);
    say(bob, "apart");
    ASSERT_TRUE(service.remove(ada, video, top));
    EXPECT_THAT(texts(std::nullopt), ElementsAre("apart"));
    EXPECT_EQ(bench.get(video).comments, 1);
    EXPECT_EQ(unread(ada), 0);
    EXPECT_EQ(unread(bench.channel), 1);
}

TEST_F(CommentServiceTest, WhoseRoleWasTakenModeratesNoMoreAndWhoIsGoneNeverDoes) {
    const auto id = say(ada, "top");
    ASSERT_TRUE(
        bench.storage.administration().set_role(moderator.user, Role::user, {"boss", "role", "", ""}));
    EXPECT_EQ(code_of(service.remove(moderator, video, id)), Errc::forbidden);
    EXPECT_EQ(code_of(service.remove({4711, "session"}, video, id)), Errc::unauthenticated);
    EXPECT_EQ(code_of(service.add({4711, "session"}, video, 0, "a ghost")), Errc::not_found);
    EXPECT_THAT(texts(std::nullopt), ElementsAre("top"));
}

TEST_F(CommentServiceTest, WhoWritesVeryManyIsToldHowLongToWait) {
    for (int i = 0; i < 3; ++i) say(ada, "again");
    const auto refused = service.add(ada, video, 0, "again");
    EXPECT_EQ(code_of(refused), Errc::too_many);
    EXPECT_EQ(wait_named_in(refused.error().message()), 20s);
    say(bob, "someone else may");
    bench.clock.advance(19s);
    EXPECT_EQ(wait_named_in(service.add(ada, video, 0, "again").error().message()), 1s);
    bench.clock.advance(1s);
    say(ada, "now");
    EXPECT_EQ(bench.get(video).comments, 5);
}

}  // namespace
}  // namespace sunomi
