#include "services/notification_board.hpp"

#include <gtest/gtest.h>

#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

/// What a subscriber was told, as lines of text; shared with the listener, because a call that has begun may
/// end after the test.
class Recorder {
public:
    NotificationBoard::Listener listener() {
        return [told = told_](const NotificationBoard::Message& message) {
            const std::lock_guard lock{told->mutex};
            told->lines.push_back((message.news ? message.news->excerpt + " " : "") +
                                  std::to_string(message.unread));
            told->changed.notify_all();
        };
    }
    std::vector<std::string> wait_for(std::size_t count) {
        std::unique_lock lock{told_->mutex};
        told_->changed.wait_for(lock, std::chrono::seconds{10}, [&] { return told_->lines.size() >= count; });
        return told_->lines;
    }

private:
    struct Told {
        std::mutex mutex;
        std::condition_variable changed;
        std::vector<std::string> lines;
    };
    std::shared_ptr<Told> told_ = std::make_shared<Told>();
};

class NotificationBoardTest : public testing::Test {
protected:
    void SetUp() override {
        ada_ = *storage_.users().create({0, "ada", "Ada", "hash", "", {}});
        bob_ = *storage_.users().create({0, "bob", "Bob", "hash", "", {}});
        Video video;
        video.id = "00000000000000aa";
        video.owner = ada_;
        ASSERT_TRUE(storage_.videos().create(video));
    }
    void say(const std::string& text) {
        Comment comment;
        comment.video = "00000000000000aa";
        comment.author = bob_;
        comment.text = text;
        ASSERT_TRUE(storage_.comments().add(comment));
    }
    using Lines = std::vector<std::string>;

    SqliteStorage storage_;
    NotificationBoard board_{storage_.notifications()};
    UserKey ada_ = 0;
    UserKey bob_ = 0;
};

TEST_F(NotificationBoardTest, TellsTheNumberFirstThenWhatIsNewOnce) {
    say("before");
    Recorder recorder;
    board_.subscribe(ada_, recorder.listener());
    EXPECT_EQ(recorder.wait_for(1), (Lines{"1"}));
    say("one");
    say("two");
    board_.look({bob_, ada_});
    EXPECT_EQ(recorder.wait_for(3), (Lines{"1", "one 3", "two 3"}));
    board_.look({ada_});
    EXPECT_EQ(recorder.wait_for(4), (Lines{"1", "one 3", "two 3", "3"}));
}

TEST_F(NotificationBoardTest, TellsEveryConnectionThatSomethingWasRead) {
    say("one");
    Recorder here;
    Recorder there;
    board_.subscribe(ada_, here.listener());
    board_.subscribe(ada_, there.listener());
    EXPECT_EQ(here.wait_for(1), (Lines{"1"}));
    EXPECT_EQ(there.wait_for(1), (Lines{"1"}));
    const Actor actor{ada_, "s"};
    const auto id = board_.list(actor, {})->front().id;
    EXPECT_EQ(board_.mark_read({bob_, "s"}, id).error().code(), Errc::not_found);
    ASSERT_TRUE(board_.mark_read(actor, id));
    EXPECT_EQ(here.wait_for(2), (Lines{"1", "0"}));
    EXPECT_EQ(there.wait_for(2), (Lines{"1", "0"}));
    say("two");
    ASSERT_TRUE(board_.mark_all_read(actor));
    EXPECT_EQ(*board_.count_unread(actor), 0);
}

TEST_F(NotificationBoardTest, IsSilentToWhoHasLeft) {
    Recorder gone;
    Recorder recorder;
    const auto subscription = board_.subscribe(ada_, gone.listener());
    EXPECT_EQ(gone.wait_for(1).size(), 1U);
    board_.unsubscribe(subscription);
    board_.unsubscribe(subscription);
    board_.subscribe(ada_, recorder.listener());
    EXPECT_EQ(recorder.wait_for(1).size(), 1U);
    say("one");
    board_.look({ada_});
    EXPECT_EQ(recorder.wait_for(2).size(), 2U);
    EXPECT_EQ(gone.wait_for(1).size(), 1U);
}

}  // namespace
}  // namespace sunomi
