#include "net/http_server.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <future>
#include <stdexcept>
#include <thread>

#include "net/live_server.hpp"

namespace sunomi::net::testing {
namespace {

using HttpServerTest = LiveServer;

Response text(std::string body, int status = 200) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

TEST_F(HttpServerTest, AnswersWithDateIdAndLength) {
    start();
    const auto reply = ask(post_request("/a?b", "hello"));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "POST /a?b hello");
    EXPECT_EQ(reply.header("Content-Type"), "text/plain");
    EXPECT_EQ(reply.header("Connection"), "keep-alive");
    EXPECT_EQ(reply.header("X-Request-Id").size(), 16U);
    EXPECT_THAT(reply.header("Date"),
                ::testing::MatchesRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT"));
    EXPECT_EQ(server->stats().requests, 1U);
    EXPECT_EQ(server->stats().refused, 0U);
}

TEST_F(HttpServerTest, GivesTheHandlerThePeerAndTheSameRequestId) {
    handler.on_respond = [](Request request, Respond respond) {
        respond(text(request.head.peer_address + " " + request.head.request_id));
    };
    start();
    const auto reply = ask(get_request("/"));
    EXPECT_EQ(reply.body, "127.0.0.1 " + reply.header("X-Request-Id"));
}

TEST_F(HttpServerTest, KeepsTheConnectionAndAnswersAPipelineInOrder) {
    config.worker_threads = 4;
    start();
    auto client = connect();
    std::string pipeline;
    for (int i = 0; i < 200; ++i) {
        pipeline += post_request("/" + std::to_string(i), "body" + std::to_string(i));
        if (i % 3 == 0) pipeline += "\r\n";  // an empty line before the next request is to be ignored
    }
    ASSERT_TRUE(client.send(pipeline));
    for (int i = 0; i < 200; ++i) {
        const auto n = std::to_string(i);
        ASSERT_EQ(client.read_reply().body, "POST /" + n + " body" + n);
    }
    EXPECT_EQ(server->stats().connections_accepted, 1U);
}

TEST_F(HttpServerTest, AnswersWhatIsAtHandWithoutAWorker) {
    handler.on_at_hand = [](const RequestHead& head) -> std::optional<Response> {
        if (head.path == "/throws") throw std::runtime_error("no");
        if (head.path == "/here") return text("at hand");
        return std::nullopt;
    };
    start();
    auto client = connect();
    client.send(get_request("/here") + get_request("/there") + get_request("/throws") + get_request("/here"));
    EXPECT_EQ(client.read_reply().body, "at hand");
    EXPECT_EQ(client.read_reply().body, "GET /there ");
    EXPECT_EQ(client.read_reply().status, 500);
    EXPECT_EQ(client.read_reply().body, "at hand");
    client.send(post_request("/here", "body"));
    EXPECT_EQ(client.read_reply().body, "POST /here body") << "what has a body is never at hand";
}

TEST_F(HttpServerTest, TakesTurnsWithAClientThatNeverStopsAsking) {
    handler.on_at_hand = [](const RequestHead&) { return std::optional{text("at hand")}; };
    config.io_threads = 1;
    start();
    auto greedy = connect();
    auto modest = connect();
    constexpr int count = 50'000;
    std::thread asking{[&] {
        std::string many;
        for (int i = 0; i < count; ++i) many += get_request("/");
        greedy.send(many);
    }};
    for (int i = 0; i < count; ++i) {
        ASSERT_EQ(greedy.read_reply().body, "at hand") << i;
        if (i % 1000 != 0) continue;
        modest.send(get_request("/"));
        ASSERT_EQ(modest.read_reply().body, "at hand");
    }
    asking.join();
}

TEST_F(HttpServerTest, ClosesWhenAskedToAndAfterHttp10) {
    start();
    for (const auto* request : {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                                "GET / HTTP/1.0\r\nHost: a\r\n\r\n"}) {
        auto client = connect();
        client.send(request);
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.header("Connection"), "close");
        EXPECT_TRUE(client.is_closed_within(std::chrono::seconds{1}));
    }
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
}

TEST_F(HttpServerTest, AnswersHeadWithTheLengthButWithoutTheBody) {
    start();
    auto client = connect();
    client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + get_request("/y"));
    const auto head = client.read_reply(false);
    EXPECT_EQ(head.header("Content-Length"), "8");
    EXPECT_EQ(client.read_reply().body, "GET /y ");
}

TEST_F(HttpServerTest, SendsNeitherBodyNorLengthWith204And304) {
    handler.on_respond = [](Request request, Respond respond) {
        respond(text("not to be sent", request.head.path == "/204" ? 204 : 304));
    };
    start();
    auto client = connect();
    client.send(get_request("/204") + get_request("/304") + get_request("/204"));
    for (const int status : {204, 304, 204}) {
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(reply.header("Content-Length"), "");
    }
}

TEST_F(HttpServerTest, SendsSlicesOfFiles) {
    const TemporaryFolder folder;
    const auto content = sample_bytes(5'000'000);
    std::ofstream{folder.path() / "f", std::ios::binary} << content;
    const auto fd = std::make_shared<UniqueFd>(::open((folder.path() / "f").c_str(), O_RDONLY | O_CLOEXEC));
    handler.on_respond = [fd](Request request, Respond respond) {
        Response response;
        const auto at = request.head.query.find('-');
        response.body = FileSlice{fd, std::stoll(request.head.query), std::stoll(request.head.query.substr(at + 1))};
        respond(std::move(response));
    };
    start();
    auto client = connect();
    for (const auto& [offset, length] : {std::pair{0, 5'000'000}, {1, 4'999'999}, {4'999'999, 1}, {100, 0}, {7, 70'000}}) {
        client.send(get_request("/?" + std::to_string(offset) + "-" + std::to_string(length)));
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.header("Content-Length"), std::to_string(length));
        EXPECT_TRUE(reply.body == content.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length)));
    }
    client.send("HEAD /?0-5000000 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read_reply(false).header("Content-Length"), "5000000");
    client.send(get_request("/?4999990-100"));  // the file ends before: the client must see that bytes are missing
    const auto cut = client.read_reply();
    EXPECT_EQ(cut.header("Content-Length"), "100");
    EXPECT_EQ(cut.body.size(), 10U);
}

TEST_F(HttpServerTest, TakesALateAnswerFromAnyThread) {
    std::promise<Respond> asked;
    handler.on_respond = [&](Request, Respond respond) { asked.set_value(std::move(respond)); };
    config.worker_threads = 1;
    start();
    auto client = connect();
    client.send(get_request("/"));
    auto respond = asked.get_future().get();
    std::thread{[respond = std::move(respond)] {
        respond(text("late"));
        respond(text("too late: only the first counts"));
    }}.join();
    EXPECT_EQ(client.read_reply().body, "late");
}

TEST_F(HttpServerTest, Answers500ForDroppedAnswersAndExceptionsAndForgedHeaders) {
    handler.on_admit = [](const RequestHead& head) {
        if (head.path == "/admit") throw std::runtime_error("admit");
        return Admission{};
    };
    handler.on_respond = [](Request request, Respond respond) {
        if (request.head.path == "/throw") throw std::runtime_error("respond");
        if (request.head.path == "/drop") return;
        Response response;
        if (request.head.path == "/forge") response.headers.add("X", "a\r\nSet-Cookie: b");
        else response.body = FileSlice{};
        respond(std::move(response));
    };
    start();
    auto client = connect();
    for (const auto* path : {"/admit", "/throw", "/drop", "/forge", "/no-file"}) {
        client.send(get_request(path));
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.status, 500) << path;
        EXPECT_EQ(reply.body, "refused " + reply.header("X-Request-Id"));
    }
}

TEST_F(HttpServerTest, Answers503WithRetryAfterWhenTheWorkersAreBehind) {
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    std::atomic<int> entered{0};
    handler.on_respond = [&](Request, Respond respond) {
        ++entered;
        opened.wait();
        respond(text("done"));
    };
    config.worker_threads = 1;
    config.worker_queue = 1;
    start();
    auto running = connect();
    running.send(get_request("/"));
    ASSERT_TRUE(eventually([&] { return entered == 1; }));
    auto queued = connect();
    queued.send(get_request("/"));
    ASSERT_TRUE(eventually([&] { return server->stats().requests == 2; }));
    const auto refused = ask(get_request("/"));
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    gate.set_value();
    EXPECT_EQ(running.read_reply().body, "done");
    EXPECT_EQ(queued.read_reply().body, "done");
}

TEST_F(HttpServerTest, SurvivesClientsThatLeaveBeforeTheirAnswer) {
    std::mutex mutex;
    std::vector<Respond> waiting;
    handler.on_respond = [&](Request, Respond respond) {
        const std::lock_guard lock{mutex};
        waiting.push_back(std::move(respond));
    };
    start();
    for (int i = 0; i < 50; ++i) {
        auto client = connect();
        client.send(get_request("/"));
    }
    ASSERT_TRUE(eventually([&] {
        const std::lock_guard lock{mutex};
        return waiting.size() == 50;
    }));
    for (const auto& respond : waiting) respond(text(std::string(1'000'000, 'x')));
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
    waiting.clear();
}

TEST_F(HttpServerTest, LetsRunningRequestsAnswerWhileItStops) {
    std::promise<Respond> asked;
    handler.on_respond = [&](Request, Respond respond) { asked.set_value(std::move(respond)); };
    start();
    auto client = connect();
    client.send(get_request("/"));
    auto respond = asked.get_future().get();
    auto idle = connect();  // on the second loop, which is told to stop after the first
    ASSERT_TRUE(eventually([&] { return server->stats().connections_open == 2; }));
    std::thread stopping{[&] { server->stop(); }};
    EXPECT_TRUE(idle.is_closed_within(std::chrono::seconds{5}));
    respond(text("last"));
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.body, "last");
    EXPECT_EQ(reply.header("Connection"), "close");
    client.close();
    stopping.join();
    EXPECT_EQ(server->stats().connections_open, 0U);
    EXPECT_FALSE(connect().send("x"));
}

TEST_F(HttpServerTest, StopsInTimeAndOutlivesAnswersThatComeAfterwards) {
    std::promise<Respond> asked;
    handler.on_respond = [&](Request, Respond respond) { asked.set_value(std::move(respond)); };
    config.drain_timeout = std::chrono::seconds{1};
    start();
    auto client = connect();
    client.send(get_request("/"));
    auto respond = asked.get_future().get();
    const auto began = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{3});
    server.reset();
    respond(text("nobody is there"));
    EXPECT_EQ(client.read_all(), "");
}

TEST(HttpServerStart, FailsForAnAddressThatIsTakenOrIsNone) {
    FunctionHandler handler;
    ServerConfig config;
    config.port = 0;
    const auto first = start_http_server(config, handler);
    ASSERT_TRUE(first.has_value());
    config.port = first.value()->port();
    const auto second = start_http_server(config, handler);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code(), Errc::unavailable);
    config.address = "localhost";
    EXPECT_EQ(start_http_server(config, handler).error().code(), Errc::invalid);
}

}  // namespace
}  // namespace sunomi::net::testing
