#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "net/body_pace.hpp"
#include "net/connection_limits.hpp"
#include "net/event_stream.hpp"
#include "net/response_head.hpp"
#include "net/serial_lane.hpp"
#include "net/worker_pool.hpp"

namespace sunomi::net {
namespace {

using std::chrono::seconds;

TEST(ResponseHead, LeavesTheServersFieldsToTheServer) {
    Headers headers;
    headers.add("Content-Length", "99");
    headers.add("connection", "upgrade");
    headers.add("ETag", "\"x\"");
    const auto head = render_head(404, headers, {"id1", 5, ResponseFraming::After::close});
    EXPECT_TRUE(head.starts_with("HTTP/1.1 404 Not Found\r\nDate: "));
    EXPECT_TRUE(head.ends_with(
        " GMT\r\nX-Request-Id: id1\r\nConnection: close\r\nContent-Length: 5\r\nETag: \"x\"\r\n\r\n"));
}

TEST(ResponseHead, SeesFieldsThatWouldForgeAnotherAnswer) {
    const auto safe = [](std::string name, std::string value) {
        Headers headers;
        headers.add(std::move(name), std::move(value));
        return is_safe(headers);
    };
    EXPECT_TRUE(safe("Content-Disposition", "attachment; filename=\"\xC3\xA9\""));
    EXPECT_FALSE(safe("Location", "/a\r\nSet-Cookie: b"));
    EXPECT_FALSE(safe("Location", std::string{"/\0", 2}));
    EXPECT_FALSE(safe("Bad Name", "x"));
    EXPECT_FALSE(safe("", "x"));
}

TEST(EventFormat, GivesEveryLineItsField) {
    EXPECT_EQ(format_event("{\"a\":1}"), "data: {\"a\":1}\n\n");
    EXPECT_EQ(format_event("a\r\nb\n"), "data: a\ndata: b\ndata: \n\n");
}

TEST(BodyPace, JudgesEachWindowByItself) {
    const SteadyTime start{};
    BodyPace pace{100, seconds{10}};
    pace.restart(start);
    pace.add(1000);
    EXPECT_FALSE(pace.too_slow(start + seconds{9}));
    EXPECT_FALSE(pace.too_slow(start + seconds{10}));
    pace.add(999);
    EXPECT_FALSE(pace.too_slow(start + seconds{19}));
    EXPECT_TRUE(pace.too_slow(start + seconds{20}));
}

TEST(ConnectionLimits, CountsInAllAndPerAddressAndGivesBack) {
    const auto limits = std::make_shared<ConnectionLimits>(3, 1);
    auto a = limits->try_take("a");
    EXPECT_TRUE(a);
    EXPECT_FALSE(limits->try_take("a"));
    auto exempt = limits->try_take("");
    auto exempt_too = limits->try_take("");
    EXPECT_TRUE(exempt && exempt_too);
    EXPECT_FALSE(limits->try_take("b"));
    EXPECT_EQ(limits->open(), 3U);
    a.reset();
    EXPECT_TRUE(limits->try_take("a"));
    EXPECT_FALSE(limits->wait_until_none(std::chrono::milliseconds{1}));
    exempt.reset();
    exempt_too.reset();
    EXPECT_TRUE(limits->wait_until_none(std::chrono::milliseconds{1}));
}

TEST(WorkerPool, RefusesBeyondItsQueueAndRunsAllItTook) {
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    std::promise<void> started;
    std::atomic<int> ran{0};
    WorkerPool pool{"test", 1, 2};
    ASSERT_TRUE(pool.try_submit([&] {
        started.set_value();
        opened.wait();
        ++ran;
        throw std::runtime_error("ends this job only");
    }));
    started.get_future().wait();
    EXPECT_TRUE(pool.try_submit([&] { ++ran; }));
    EXPECT_TRUE(pool.try_submit([&] { ++ran; }));
    EXPECT_FALSE(pool.try_submit([&] { ++ran; }));
    EXPECT_TRUE(pool.submit([&] { ++ran; }));
    gate.set_value();
    pool.stop();
    EXPECT_EQ(ran, 4);
    EXPECT_FALSE(pool.submit([] {}));
}

TEST(SerialLane, KeepsOrderOnManyThreadsAndThroughAStop) {
    WorkerPool pool{"test", 4, 0};
    const auto lane = std::make_shared<SerialLane>(pool);
    std::vector<int> order;  // guarded by the lane being serial: what this test is about
    for (int i = 0; i < 1000; ++i) lane->post([&order, i] { order.push_back(i); });
    pool.stop();
    ASSERT_EQ(order.size(), 1000U);
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
}

}  // namespace
}  // namespace sunomi::net
