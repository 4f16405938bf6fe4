#include "api/socket_session.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace sunomi::api {
namespace {

class RecordingChannel final : public net::PushChannel {
public:
    void send(std::string) override {}
    void close(int code) override {
        const std::lock_guard lock{mutex_};
        codes_.push_back(code);
        changed_.notify_all();
    }
    [[nodiscard]] std::string peer_address() const override { return "::1"; }

    std::vector<int> codes() {
        const std::lock_guard lock{mutex_};
        return codes_;
    }
    bool is_closed() {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, std::chrono::seconds{10}, [this] { return !codes_.empty(); });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<int> codes_;
};

class RecordingSocket final : public SocketSession {
public:
    using SocketSession::SocketSession;
    std::vector<UserKey> users;
    bool is_closed = false;

private:
    void signed_in(const Actor& actor) override { users.push_back(actor.user); }
    void closed() override { is_closed = true; }
};

class SocketSessionTest : public testing::Test {
protected:
    std::atomic<bool> revoked{false};
    SocketGuard guard{[this](std::string_view token) -> Result<Actor> {
                          if (token == "ada" && !revoked) return Actor{1, "s1"};
                          if (token == "ada again") return Actor{1, "s1"};
                          if (token == "bob") return Actor{2, "s2"};
                          return Error{Errc::unauthenticated, "nobody"};
                      },
                      std::chrono::milliseconds{5}};
    std::shared_ptr<RecordingChannel> channel = std::make_shared<RecordingChannel>();
    RecordingSocket socket{guard};

    void SetUp() override { socket.on_open(channel); }
    void TearDown() override {
        socket.on_close();
        EXPECT_TRUE(socket.is_closed);
    }
};

TEST_F(SocketSessionTest, LearnsOnceWhoIsThere) {
    socket.on_message(R"({"token": "ada"})");
    socket.on_message(R"({"token": "ada again"})");
    EXPECT_EQ(socket.users, std::vector<UserKey>{1});
    EXPECT_TRUE(channel->codes().empty());
}

TEST_F(SocketSessionTest, IgnoresWhatIsNoToken) {
    for (const auto* text : {"", "{", "[]", R"({"token": 5})", "\"token\"", "{}"}) socket.on_message(text);
    EXPECT_TRUE(socket.users.empty());
    EXPECT_TRUE(channel->codes().empty());
}

TEST_F(SocketSessionTest, ClosesForAFalseToken) {
    socket.on_message(R"({"token": "eve"})");
    EXPECT_TRUE(socket.users.empty());
    EXPECT_EQ(channel->codes(), std::vector<int>{1008});
}

TEST_F(SocketSessionTest, ClosesWhenItTurnsIntoSomeoneElse) {
    socket.on_message(R"({"token": "ada"})");
    socket.on_message(R"({"token": "bob"})");
    EXPECT_EQ(socket.users, std::vector<UserKey>{1});
    EXPECT_EQ(channel->codes(), std::vector<int>{1008});
}

TEST_F(SocketSessionTest, ClosesOnceTheTokenIsNoLongerValid) {
    socket.on_message(R"({"token": "ada"})");
    EXPECT_TRUE(channel->codes().empty());
    revoked = true;
    EXPECT_TRUE(channel->is_closed());
    EXPECT_EQ(channel->codes(), std::vector<int>{1008});
}

TEST_F(SocketSessionTest, GoesOnWithAFreshToken) {
    socket.on_message(R"({"token": "ada"})");
    socket.on_message(R"({"token": "ada again"})");
    revoked = true;
    std::this_thread::sleep_for(std::chrono::milliseconds{30});
    EXPECT_TRUE(channel->codes().empty());
}

}  // namespace
}  // namespace sunomi::api
