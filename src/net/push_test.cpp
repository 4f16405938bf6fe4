#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <condition_variable>
#include <cstdio>
#include <thread>

#include "net/live_server.hpp"
#include "net/push_queue.hpp"

namespace sunomi::net::testing {
namespace {

using std::chrono::seconds;

/// Writes down what it is told, in one line of words.
class RecordingSession final : public PushSession {
public:
    void on_open(std::shared_ptr<PushChannel> channel) override {
        const std::lock_guard lock{mutex_};
        channel_ = std::move(channel);
        calls_ += "open";
        changed_.notify_all();
    }
    void on_message(std::string text) override {
        const std::lock_guard lock{mutex_};
        calls_ += " message:" + text;
        if (text == "throw") throw std::runtime_error("on_message");
        changed_.notify_all();
    }
    void on_close() override {
        const std::lock_guard lock{mutex_};
        calls_ += " close";
        changed_.notify_all();
    }

    std::shared_ptr<PushChannel> channel() {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, seconds{10}, [this] { return channel_ != nullptr; });
        return channel_;
    }
    std::string calls() {
        const std::lock_guard lock{mutex_};
        return calls_;
    }
    bool saw(const std::string& expected) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, seconds{10}, [&] { return calls_ == expected; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::shared_ptr<PushChannel> channel_;
    std::string calls_;
};

struct Frame {
    int opcode = -1;  ///< -1: the connection ended; 1 text, 8 close, 9 ping, 10 pong
    std::string payload;
    [[nodiscard]] int close_code() const {
        if (opcode != 8 || payload.size() < 2) return -1;
        return static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
    }
};

/// A masked frame as a client has to send it (RFC 6455 §5.2).
std::string client_frame(int opcode, const std::string& payload, bool final_frame = true) {
    std::string frame;
    frame += static_cast<char>((final_frame ? 0x80 : 0) | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0xFE);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFF);
    }
    const std::string mask = "\x01\x02\x03\x04";
    frame += mask;
    for (std::size_t i = 0; i < payload.size(); ++i) frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame;
}

Frame read_frame(RawClient& client) {
    Frame frame;
    const auto start = client.read_exactly(2);
    if (start.size() < 2) return frame;
    std::size_t length = static_cast<unsigned char>(start[1]);
    if (length >= 126) {
        const auto extended = client.read_exactly(length == 126 ? 2 : 8);
        length = 0;
        for (const char c : extended) length = length * 256 + static_cast<unsigned char>(c);
    }
    frame.opcode = static_cast<unsigned char>(start[0]) & 0x0F;
    frame.payload = client.read_exactly(length);
    return frame;
}

/// The key and its answer are the example of RFC 6455 §1.3.
const std::string handshake = get_request(
    "/ws", "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");

class PushTest : public LiveServer {
protected:
    void SetUp() override {
        handler.on_respond = [this](Request request, Respond respond) {
            Response response;
            if (request.head.path == "/plain") {
                response.body = "plain";
                return respond(std::move(response));
            }
            const auto kind =
                request.head.path == "/ws" ? PushUpgrade::Kind::web_socket : PushUpgrade::Kind::event_stream;
            response.headers.add("X-Extra", "yes");
            response.body = PushUpgrade{kind, next_session()};
            respond(std::move(response));
        };
    }

    std::shared_ptr<RecordingSession> next_session() {
        const std::lock_guard lock{mutex};
        sessions.push_back(std::make_shared<RecordingSession>());
        return sessions.back();
    }
    std::shared_ptr<RecordingSession> session(std::size_t index = 0) {
        eventually([&] {
            const std::lock_guard lock{mutex};
            return sessions.size() > index;
        });
        const std::lock_guard lock{mutex};
        return sessions.at(index);
    }

    RawClient open_web_socket(int receive_buffer = 0) {
        auto client = connect(receive_buffer);
        client.send(handshake);
        EXPECT_EQ(client.read_reply().status, 101);
        return client;
    }

    std::mutex mutex;
    std::vector<std::shared_ptr<RecordingSession>> sessions;
};

TEST_F(PushTest, AWebSocketIsOpenedTalksBothWaysAndCloses) {
    start();
    auto client = connect();
    client.send(handshake);
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 101);
    EXPECT_EQ(reply.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(reply.header("X-Extra"), "yes");
    EXPECT_EQ(reply.header("X-Request-Id").size(), 16U);
    EXPECT_EQ(session()->channel()->peer_address(), "127.0.0.1");
    client.send(client_frame(1, "one") + client_frame(1, "throw") + client_frame(1, "th", false) +
                client_frame(0, "ree"));
    EXPECT_TRUE(session()->saw("open message:one message:throw message:three"));
    session()->channel()->send("to you");
    const auto frame = read_frame(client);
    EXPECT_EQ(frame.opcode, 1);
    EXPECT_EQ(frame.payload, "to you");
    client.send(client_frame(9, "ping"));
    EXPECT_EQ(read_frame(client).payload, "ping");
    EXPECT_EQ(server->stats().push_open, 1U);
    client.send(client_frame(8, "\x03\xe8"));
    EXPECT_EQ(read_frame(client).close_code(), 1000);
    EXPECT_TRUE(client.is_closed_within(seconds{1}));
    client.close();
    EXPECT_TRUE(session()->saw("open message:one message:throw message:three close"));
    EXPECT_EQ(server->stats().push_open, 0U);
    session()->channel()->send("nobody is there");
}

TEST_F(PushTest, TheApplicationMayCloseAfterItsLastMessage) {
    start();
    auto client = open_web_socket();
    session()->channel()->send("last");
    session()->channel()->close(4001);
    session()->channel()->send("never");
    EXPECT_EQ(read_frame(client).payload, "last");
    EXPECT_EQ(read_frame(client).close_code(), 4001);
    client.send(client_frame(8, "\x0f\xa1"));
    client.close();
    EXPECT_TRUE(session()->saw("open close"));
}

TEST_F(PushTest, APeerThatVanishesEndsTheSessionOnce) {
    start();
    for (std::size_t i = 0; i < 20; ++i) {
        auto client = open_web_socket();
        client.close();
        EXPECT_TRUE(session(i)->saw("open close"));
    }
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
}

TEST_F(PushTest, APeerThatClosesButStaysConnectedIsCut) {
    start();
    auto client = open_web_socket();
    client.send(client_frame(8, "\x03\xe8"));
    EXPECT_EQ(read_frame(client).close_code(), 1000);
    EXPECT_TRUE(session()->saw("open close"));
}

TEST_F(PushTest, BinaryAndOversizedAndMalformedFramesCloseWithTheirCode) {
    start();
    const auto code_for = [this](const std::string& frames) {
        auto client = open_web_socket();
        client.send(frames);
        return read_frame(client).close_code();
    };
    EXPECT_EQ(code_for(client_frame(2, "binary")), 1003);
    EXPECT_EQ(code_for(client_frame(1, std::string(16 * 1024 + 1, 'x'))), 1009);
    EXPECT_EQ(code_for(client_frame(1, "\xff\xfe")), 1007);
    EXPECT_EQ(code_for("\x81\x01x"), 1002);  // not masked
    auto client = open_web_socket();
    client.send(client_frame(1, std::string(16 * 1024, 'x')));
    EXPECT_TRUE(session(4)->saw("open message:" + std::string(16 * 1024, 'x')));
}

TEST_F(PushTest, FaultyHandshakesAreRefusedAndNoSessionOpens) {
    start();
    const auto plain = ask(get_request("/ws"));
    EXPECT_EQ(plain.status, 426);
    EXPECT_EQ(plain.header("Upgrade"), "websocket");
    EXPECT_EQ(ask(get_request("/ws", "Upgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 8\r\n"
                                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")).status, 426);
    EXPECT_EQ(ask(get_request("/ws", "Upgrade: websocket\r\nConnection: upgrade\r\n")).status, 400);
    EXPECT_EQ(ask(handshake + client_frame(1, "before the answer")).status, 400);
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(session(i)->calls(), "");
}

TEST_F(PushTest, AReaderTooSlowForItsQueueIsClosedWith1013) {
    start();
    auto client = open_web_socket(4096);
    const auto channel = session()->channel();
    // Paced by what the loop takes, so that it is the reader's window that fills and not only the queue.
    for (int i = 0; i < 3000; ++i) {
        channel->send(std::string(4000, 'x'));
        if (i % 16 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    Frame frame;
    int messages = 0;
    while ((frame = read_frame(client)).opcode == 1) ++messages;
    EXPECT_EQ(frame.close_code(), 1013);
    EXPECT_GT(messages, 0);
    EXPECT_LT(messages, 3000);
    client.send(client_frame(8, "\x03\xf5"));
    client.close();
    EXPECT_TRUE(session()->saw("open close"));
}

TEST_F(PushTest, AReaderThatNeverReadsIsCutSoonAfterItsQueueIsFull) {
    start();
    auto client = open_web_socket(4096);
    for (int i = 0; i < 3000; ++i) {
        session()->channel()->send(std::string(4000, 'x'));
        if (i % 16 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    EXPECT_TRUE(session()->saw("open close"));
}

TEST_F(PushTest, PeersThatDoNotAnswerPingsAreDropped) {
    config.web_socket_ping = seconds{1};
    start();
    auto dead = open_web_socket();
    auto live = open_web_socket();
    std::thread ponging{[&] {
        for (;;) {
            const auto frame = read_frame(live);
            if (frame.opcode != 9) return;
            live.send(client_frame(10, frame.payload));
        }
    }};
    EXPECT_TRUE(session(0)->saw("open close"));
    EXPECT_EQ(session(1)->calls(), "open");
    EXPECT_EQ(read_frame(dead).opcode, 9);
    ::shutdown(live.fd(), SHUT_RDWR);
    ponging.join();
}

TEST_F(PushTest, StopClosesWebSocketsWith1001AndEndsEventStreams) {
    start();
    auto socket = open_web_socket();
    auto stream = connect();
    stream.send(get_request("/events"));
    stream.read_reply();
    EXPECT_TRUE(session(1)->saw("open"));
    std::thread stopping{[&] { server->stop(); }};
    EXPECT_EQ(read_frame(socket).close_code(), 1001);
    socket.send(client_frame(8, "\x03\xe9"));
    socket.close();
    EXPECT_EQ(stream.read_all(), "");
    stopping.join();
    EXPECT_EQ(session(0)->calls(), "open close");
    EXPECT_EQ(session(1)->calls(), "open close");
    server.reset();
    session(0)->channel()->send("after the end");
}

TEST_F(PushTest, AnEventStreamCarriesEventsAndComments) {
    config.event_stream_comment = seconds{1};
    start();
    auto client = connect();
    client.send(get_request("/events"));
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("Content-Type"), "text/event-stream");
    EXPECT_EQ(reply.header("Cache-Control"), "no-cache");
    EXPECT_EQ(reply.header("Content-Length"), "");
    EXPECT_EQ(reply.header("X-Extra"), "yes");
    session()->channel()->send("{\"progress\":1}");
    session()->channel()->send("two\nlines");
    EXPECT_EQ(client.read_until("lines\n\n"), "data: {\"progress\":1}\n\ndata: two\ndata: lines\n\n");
    EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
    session()->channel()->send("last");
    session()->channel()->close(1000);
    EXPECT_EQ(client.read_all(), "data: last\n\n");
    EXPECT_TRUE(session()->saw("open close"));
}

TEST_F(PushTest, AnEventStreamEndsWhenItsReaderLeavesOrFallsBehind) {
    start();
    auto leaving = connect();
    leaving.send(get_request("/events"));
    leaving.read_reply();
    leaving.close();
    EXPECT_TRUE(session(0)->saw("open close"));
    auto slow = connect(4096);
    slow.send(get_request("/events"));
    slow.read_reply();
    for (int i = 0; i < 3000; ++i) {
        session(1)->channel()->send(std::string(4000, 'x'));
        if (i % 16 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    EXPECT_TRUE(session(1)->saw("open close"));
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
}

TEST_F(PushTest, AThousandIdleWebSocketsCostLittleAndAllHearABroadcast) {
    constexpr std::size_t count = 1000;
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 2 * count + 100);
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur < 2 * count + 100) GTEST_SKIP() << "few descriptors";
    start();
    { auto first = open_web_socket(); }
    const auto before = resident_bytes();
    std::vector<RawClient> clients;
    for (std::size_t i = 0; i < count; ++i) clients.push_back(open_web_socket());
    const auto per_socket = (resident_bytes() - before) / count;
    RecordProperty("bytes_per_idle_web_socket", static_cast<int>(per_socket));
    std::printf("%zu bytes per idle WebSocket\n", per_socket);
#if !defined(SUNOMI_ASAN) && !defined(SUNOMI_TSAN)
    EXPECT_LT(per_socket, 10'000U);
#endif
    for (std::size_t i = 0; i < count; ++i) session(i + 1)->channel()->send("all");
    for (auto& client : clients) ASSERT_EQ(read_frame(client).payload, "all");
}

TEST(PushQueue, HoldsAsMuchAsPromisedAndThenDropsAll) {
    FunctionHandler handler;
    IoLoop loop{std::make_shared<ServerContext>(ServerConfig{}, handler)};
    const auto queue = std::make_shared<PushQueue>(loop.mailbox(), "peer");
    for (std::size_t i = 0; i < PushQueue::max_messages; ++i) queue->send("x");
    EXPECT_FALSE(queue->overflowed());
    queue->send("x");
    EXPECT_TRUE(queue->overflowed());
    EXPECT_EQ(queue->take(), std::nullopt);
    EXPECT_EQ(queue->close_code(), 1013);
    const auto bytes = std::make_shared<PushQueue>(loop.mailbox(), "peer");
    bytes->send(std::string(PushQueue::max_bytes, 'x'));
    EXPECT_FALSE(bytes->overflowed());
    bytes->send("x");
    EXPECT_TRUE(bytes->overflowed());
}

}  // namespace
}  // namespace sunomi::net::testing
