#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "net/live_server.hpp"

namespace sunomi::net::testing {
namespace {

std::string content_of(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream{path, std::ios::binary}.rdbuf();
    return out.str();
}

class HttpBodyTest : public LiveServer {
protected:
    void SetUp() override {
        handler.on_admit = [this](const RequestHead& head) {
            Admission admission;
            if (head.path == "/none") return admission;
            if (head.path == "/refuse") {
                admission.refuse.emplace();
                admission.refuse->status = 403;
                return admission;
            }
            admission.body = head.path == "/memory" ? Admission::Body::memory : Admission::Body::file;
            admission.max_bytes = head.path == "/memory" ? 1000 : 100'000'000;
            admission.directory = directory;
            return admission;
        };
        handler.on_respond = [this](Request request, Respond respond) {
            Response response;
            if (request.file) {
                received = content_of(request.file->path());
                response.body = std::to_string(request.file->size_bytes());
                if (request.head.path == "/keep") {
                    kept_path = request.file->path();
                    request.file->disown();
                }
            } else {
                response.body = "memory " + request.body;
            }
            request.file.reset();
            respond(std::move(response));
        };
    }

    TemporaryFolder folder;
    std::string directory = folder.path();
    std::string received;
    std::string kept_path;
};

TEST_F(HttpBodyTest, WritesAnUploadByteForByteAndRemovesItAfterwards) {
    start();
    auto client = connect();
    for (const std::size_t size : {0U, 1U, 262'144U, 262'145U, 20'000'000U}) {
        const auto body = sample_bytes(size);
        ASSERT_TRUE(client.send(post_request("/file", body)));
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.body, std::to_string(size));
        EXPECT_TRUE(received == body);
        EXPECT_EQ(folder.count_files(), 0U);
    }
}

TEST_F(HttpBodyTest, LeavesAFileThatSomebodyTookOver) {
    start();
    ask(post_request("/keep", "content"));
    EXPECT_EQ(content_of(kept_path), "content");
    EXPECT_EQ(folder.count_files(), 1U);
}

TEST_F(HttpBodyTest, RemovesWhatAnAbortedUploadLeft) {
    start();
    for (const std::size_t sent : {0U, 1U, 300'000U, 999'999U}) {
        auto client = connect();
        client.send("POST /file HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + sample_bytes(sent));
        EXPECT_TRUE(eventually([&] { return folder.count_files() == 1; }));
        client.close();
        EXPECT_TRUE(eventually([&] { return folder.count_files() == 0; })) << sent;
    }
    EXPECT_TRUE(received.empty());
}

TEST_F(HttpBodyTest, SaysContinueOnlyWhenTheBodyIsWelcome) {
    start();
    const auto head = [](const std::string& path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) +
               "\r\nExpect: 100-continue\r\n\r\n";
    };
    for (const auto* path : {"/file", "/memory"}) {
        auto client = connect();
        client.send(head(path, 5));
        EXPECT_EQ(client.read_reply().status, 100);
        client.send("hello");
        EXPECT_EQ(client.read_reply().status, 200);
    }
    auto large = connect();
    large.send(head("/memory", 1001));
    EXPECT_EQ(large.read_reply().status, 413);
    auto refused = connect();
    refused.send(head("/refuse", 5));
    const auto reply = refused.read_reply();
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(reply.header("Connection"), "close");
}

TEST_F(HttpBodyTest, LetsTheClientSeeARefusalWhileItStillSends) {
    start();
    auto client = connect();
    ASSERT_TRUE(client.send("POST /memory HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n"));
    ASSERT_TRUE(client.send(sample_bytes(20'000'000)));  // all of it is taken: no reset in the middle
    EXPECT_EQ(client.read_reply().status, 413);
    EXPECT_EQ(client.read_all(), "");
}

TEST_F(HttpBodyTest, DropsASmallUnwantedBodyAndRefusesALargeOne) {
    start();
    auto client = connect();
    client.send(post_request("/none", std::string(65'536, 'x')));
    EXPECT_EQ(client.read_reply().body, "memory ");
    client.send(post_request("/none", std::string(65'537, 'x')));
    EXPECT_EQ(client.read_reply().status, 413);
}

TEST_F(HttpBodyTest, Answers500WhenTheFolderIsNotThere) {
    directory = folder.path() / "absent";
    start();
    EXPECT_EQ(ask(post_request("/file", "x")).status, 500);
}

TEST_F(HttpBodyTest, Answers507BeyondTheFileSizeLimitAndLivesOn) {
    start();
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1'000'000, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto reply = ask(post_request("/file", sample_bytes(1'000'001)));
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(reply.status, 507);
    EXPECT_TRUE(eventually([&] { return folder.count_files() == 0; }));
    EXPECT_EQ(ask(post_request("/file", sample_bytes(1'000'001))).status, 200);
}

/// A server whose every body belongs at byte 1000 of one file.
class PlacedBodyTest : public HttpBodyTest {
protected:
    void SetUp() override {
        std::ofstream{path, std::ios::binary} << std::string(3000, '.');
        handler.on_admit = [this](const RequestHead& head) {
            Admission admission;
            admission.body = Admission::Body::range;
            admission.max_bytes = head.content_length;
            const std::shared_ptr<const void> held{static_cast<const void*>(""),
                                                   [this](const void*) { ++released; }};
            ++admitted;
            admission.range = {std::make_shared<UniqueFd>(::open(path.c_str(), O_WRONLY | O_CLOEXEC)), 1000,
                               held};
            return admission;
        };
        handler.on_respond = [](Request request, Respond respond) {
            Response response;
            response.body = to_hex(request.range.value().sha256);
            respond(std::move(response));
        };
    }

    std::string path = folder.path() / "whole";
    std::atomic<int> admitted{0};
    std::atomic<int> released{0};
};

TEST_F(PlacedBodyTest, WritesTheBodyInItsPlaceAndTellsItsHash) {
    start();
    EXPECT_EQ(ask(post_request("/", std::string(1000, 'x'))).body, to_hex(sha256(std::string(1000, 'x'))));
    EXPECT_EQ(content_of(path), std::string(1000, '.') + std::string(1000, 'x') + std::string(1000, '.'));
    const auto large = sample_bytes(5'000'000);
    EXPECT_EQ(ask(post_request("/", large)).body, to_hex(sha256(large)));
    EXPECT_TRUE(content_of(path) == std::string(1000, '.') + large);
    EXPECT_TRUE(eventually([&] { return released == 2; }));
}

TEST_F(PlacedBodyTest, AnAbortedBodyTakesNothingAwayAndLetsGoAfterItsLastWrite) {
    start();
    auto client = connect();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1500\r\n\r\n" + std::string(700, 'x'));
    EXPECT_TRUE(eventually([&] { return admitted == 1; }));
    EXPECT_EQ(released, 0);
    client.close();
    EXPECT_TRUE(eventually([&] { return released == 1; }));
    EXPECT_EQ(content_of(path).size(), 3000U);
}

TEST_F(PlacedBodyTest, IsCutAtOnceWhenTheServerStops) {
    start();
    auto client = connect();
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1500\r\n\r\n" + std::string(700, 'x'));
    EXPECT_TRUE(eventually([&] { return admitted == 1; }));
    const auto begun = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, config.drain_timeout / 2);
    EXPECT_EQ(released, 1);
}

TEST_F(HttpBodyTest, ManyUploadsAtOnceDoNotMix) {
    config.worker_threads = 1;
    config.worker_queue = 16;
    start();
    std::atomic<int> whole{0};
    std::vector<std::thread> senders;
    for (std::size_t i = 0; i < 8; ++i) {
        senders.emplace_back([&, i] {
            auto client = connect();
            const auto body = sample_bytes(2'000'000 + i);
            client.send(post_request("/echo-size", body));
            if (client.read_reply().body == std::to_string(body.size())) ++whole;
        });
    }
    for (auto& sender : senders) sender.join();
    EXPECT_EQ(whole, 8);
    EXPECT_EQ(folder.count_files(), 0U);
}

TEST_F(HttpBodyTest, Answers507BeforeAnyByteWhenTheDiskCannotTakeIt) {
    if (::mount("tmpfs", directory.c_str(), "tmpfs", 0, "size=4m") != 0) {
        GTEST_SKIP() << "needs the right to mount a tmpfs";
    }
    start();
    auto client = connect();
    client.send("POST /file HTTP/1.1\r\nHost: a\r\nContent-Length: 8000000\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_reply().status, 507);
    EXPECT_EQ(ask(post_request("/file", sample_bytes(8'000'000))).status, 507);
    EXPECT_TRUE(eventually([&] { return folder.count_files() == 0; }));
    EXPECT_EQ(ask(post_request("/file", sample_bytes(3'000'000))).status, 200);
    ::umount(directory.c_str());
}

}  // namespace
}  // namespace sunomi::net::testing
