#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <fstream>
#include <thread>

#include "net/live_server.hpp"

namespace sunomi::net::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

#if defined(SUNOMI_ASAN) || defined(SUNOMI_TSAN)
constexpr bool plain_memory = false;  // red zones and quarantine: not the product's memory
#else
constexpr bool plain_memory = true;
#endif

using SlowClientTest = LiveServer;

TEST_F(SlowClientTest, AHeadThatTricklesInIsAnswered408) {
    config.header_timeout = seconds{1};
    start();
    auto client = connect();
    const auto began = Clock::now();
    client.send("GET / HTTP/1.1\r\n");
    while (Clock::now() - began < seconds{3} && client.send("X: y\r\n"))
        std::this_thread::sleep_for(milliseconds{100});
    EXPECT_EQ(client.read_reply().status, 408);
    EXPECT_EQ(ask(get_request("/")).status, 200);
}

TEST_F(SlowClientTest, AnIdleConnectionIsClosedWithoutAWord) {
    config.idle_timeout = seconds{1};
    start();
    auto fresh = connect();
    auto used = connect();
    used.send(get_request("/"));
    EXPECT_EQ(used.read_reply().status, 200);
    EXPECT_TRUE(fresh.is_closed_within(seconds{4}));
    EXPECT_TRUE(used.is_closed_within(seconds{4}));
}

TEST_F(SlowClientTest, ABodyBelowTheLeastRateIsAnswered408) {
    config.body_rate_window = seconds{1};
    start();
    auto client = connect();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n");
    const auto began = Clock::now();
    while (Clock::now() - began < seconds{2} && client.send("0123456789"))
        std::this_thread::sleep_for(milliseconds{50});
    EXPECT_EQ(client.read_reply().status, 408);
}

TEST_F(SlowClientTest, ABodyAboveTheLeastRateIsNot) {
    config.body_rate_window = seconds{1};
    start();
    auto client = connect();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n");
    for (int i = 0; i < 25; ++i) {
        ASSERT_TRUE(client.send(std::string(400, 'x')));
        std::this_thread::sleep_for(milliseconds{100});
    }
    EXPECT_EQ(client.read_reply().status, 200);
}

class BigFileTest : public LiveServer {
protected:
    static constexpr std::int64_t size_bytes = 256LL * 1024 * 1024;

    void SetUp() override {
        std::ofstream{folder.path() / "big"};
        std::filesystem::resize_file(folder.path() / "big", static_cast<std::uintmax_t>(size_bytes));
        const auto fd =
            std::make_shared<UniqueFd>(::open((folder.path() / "big").c_str(), O_RDONLY | O_CLOEXEC));
        handler.on_respond = [fd](Request, Respond respond) {
            Response response;
            response.body = FileSlice{fd, 0, size_bytes};
            respond(std::move(response));
        };
    }
    TemporaryFolder folder;
};

TEST_F(BigFileTest, ReadersThatStopHoldNoMemoryAndAreCut) {
    config.write_stall_timeout = seconds{1};
    start();
    const auto before = resident_bytes();
    std::vector<RawClient> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(connect(4096));
        clients.back().send(get_request("/"));
    }
    EXPECT_TRUE(eventually([&] { return server->stats().requests == 100; }));
    if (plain_memory) {
        EXPECT_LT(resident_bytes(), before + 10'000'000);
    }
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 0; }));
}

TEST_F(BigFileTest, AReaderThatIsSlowButReadsIsServedWholeWhileOthersAreNotKeptWaiting) {
    config.write_stall_timeout = seconds{1};
    start();
    auto slow = connect(65'536);
    slow.send(get_request("/"));
    slow.read_until("\r\n\r\n");
    const auto began = Clock::now();
    while (Clock::now() - began < seconds{3}) {
        ASSERT_EQ(slow.read_exactly(100'000).size(), 100'000U);
        std::this_thread::sleep_for(milliseconds{20});
    }
    auto quick = connect();
    quick.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(quick.read_reply(false).status, 200);
    EXPECT_EQ(slow.read_exactly(1'000'000).size(), 1'000'000U);
}

TEST_F(SlowClientTest, TwoThousandIdleConnectionsCostLittleAndDelayNobody) {
    constexpr std::size_t count = 2000;
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 2 * count + 100) {
        files.rlim_cur = std::min<rlim_t>(files.rlim_max, 2 * count + 100);
        if (::setrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur < 2 * count + 100) {
            GTEST_SKIP() << "needs " << 2 * count << " descriptors";
        }
    }
    start();
    ask(get_request("/"));
    const auto before = resident_bytes();
    std::vector<RawClient> clients;
    clients.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        clients.push_back(connect());
        clients.back().send(get_request("/"));
        ASSERT_EQ(clients.back().read_reply().status, 200);
    }
    const auto per_connection = (resident_bytes() - before) / count;
    RecordProperty("bytes_per_idle_connection", static_cast<int>(per_connection));
    std::printf("%zu bytes per idle keep-alive connection\n", per_connection);
    if (plain_memory) {
        EXPECT_LT(per_connection, 4096U);
    }
    const auto began = Clock::now();
    EXPECT_EQ(ask(get_request("/")).status, 200);
    EXPECT_LT(Clock::now() - began, milliseconds{500});
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == count; }));
}

TEST_F(SlowClientTest, ConnectionsBeyondTheLimitAreTurnedAway) {
    config.max_connections = 2;
    start();
    auto first = connect();
    auto second = connect();
    ASSERT_TRUE(eventually([&] { return server->stats().connections_open == 2; }));
    auto third = connect();
    EXPECT_EQ(third.read_reply().status, 503);
    EXPECT_TRUE(third.is_closed_within(seconds{1}));
    second.close();
    ASSERT_TRUE(eventually([&] { return server->stats().connections_open == 1; }));
    EXPECT_EQ(ask(get_request("/")).status, 200);
}

TEST_F(SlowClientTest, OneAddressCannotTakeAllConnections) {
    config.max_connections_per_address = 1;
    config.exempt_loopback = false;
    start();
    auto first = connect();
    ASSERT_TRUE(eventually([&] { return server->stats().connections_open == 1; }));
    auto second = connect();
    EXPECT_EQ(second.read_reply().status, 503);
    first.send(get_request("/"));
    EXPECT_EQ(first.read_reply().status, 200);
}

TEST_F(SlowClientTest, AProxyBringsAsManyConnectionsAsThereAreClients) {
    config.max_connections_per_address = 1;
    config.exempt_loopback = false;
    config.proxies = {*IpNetwork::parse("127.0.0.0/8")};
    start();
    auto first = connect();
    ASSERT_TRUE(eventually([&] { return server->stats().connections_open == 1; }));
    auto second = connect();
    second.send(get_request("/"));
    EXPECT_EQ(second.read_reply().status, 200);
}

/// Processor time of this process so far.
Clock::duration processor_time() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return seconds{usage.ru_utime.tv_sec + usage.ru_stime.tv_sec} +
           std::chrono::microseconds{usage.ru_utime.tv_usec + usage.ru_stime.tv_usec};
}

TEST_F(SlowClientTest, AcceptingPausesInsteadOfSpinningWhenNoDescriptorIsLeft) {
    start();
    auto waiting = connect();
    waiting.send(get_request("/"));
    ASSERT_EQ(waiting.read_reply().status, 200);  // it is in
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    std::vector<UniqueFd> hoard;
    auto late = UniqueFd{::socket(AF_INET, SOCK_STREAM, 0)};
    const rlimit few{static_cast<rlim_t>(late.get()) + 1, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    for (;;) {  // fill the holes below the limit
        UniqueFd fd{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
        if (!fd.valid()) break;
        hoard.push_back(std::move(fd));
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::connect(late.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const auto used = processor_time();
    std::this_thread::sleep_for(seconds{1});
    EXPECT_LT(processor_time() - used, milliseconds{200});
    waiting.send(get_request("/"));  // those who are in are served all the while
    EXPECT_EQ(waiting.read_reply().status, 200);
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_TRUE(eventually([&] { return server->stats().connections_open == 2; }));
}

}  // namespace
}  // namespace sunomi::net::testing
