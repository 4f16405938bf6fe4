#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unique_fd.hpp"
#include "net/http_server.hpp"

/// For this room's tests: a server on a free loopback port with a handler made of functions, and a client that
/// sends exactly the bytes it is given.
namespace sunomi::net::testing {

struct Reply {
    int status = 0;  ///< 0: the connection ended without an answer
    std::string head;
    std::string body;
    /// Value of a header field, or empty.
    [[nodiscard]] std::string header(std::string_view name) const;
};

/// A blocking socket with a time limit of 15 s on everything.
class RawClient {
public:
    /// `receive_buffer`: SO_RCVBUF in bytes, 0 for the system's choice.
    explicit RawClient(std::uint16_t port, int receive_buffer = 0);
    /// False when the server closed the connection.
    bool send(std::string_view bytes);
    /// One whole answer; `has_body` false for answers to HEAD. Interim answers are replies of their own.
    Reply read_reply(bool has_body = true);
    std::string read_exactly(std::size_t count);
    /// Up to and with `end`.
    std::string read_until(std::string_view end);
    /// Everything up to the end of the connection.
    std::string read_all();
    /// True when the server ends the connection in time, with nothing more sent.
    bool is_closed_within(std::chrono::milliseconds time);
    void shutdown_send();
    void close() { fd_.reset(); }
    [[nodiscard]] int fd() const { return fd_.get(); }

private:
    bool fill();
    UniqueFd fd_;
    std::string in_;
};

/// Answers by `on_at_hand` or `on_respond`, admits by `on_admit`; by default every body goes to memory and is
/// echoed.
class FunctionHandler final : public HttpHandler {
public:
    std::function<Admission(const RequestHead&)> on_admit = [](const RequestHead&) {
        Admission admission;
        admission.body = Admission::Body::memory;
        admission.max_bytes = 1024 * 1024;
        return admission;
    };
    std::function<void(Request, Respond)> on_respond = [](Request request, Respond respond) {
        Response response;
        response.headers.add("Content-Type", "text/plain");
        response.body = request.head.method + " " + request.head.target + " " + request.body;
        respond(std::move(response));
    };

    /// What is at hand: by default nothing.
    std::function<std::optional<Response>(const RequestHead&)> on_at_hand = [](const RequestHead&) {
        return std::optional<Response>{};
    };

    std::optional<Response> at_hand(const RequestHead& head) override { return on_at_hand(head); }
    Admission admit(const RequestHead& head) override { return on_admit(head); }
    void respond(Request request, Respond respond) override { on_respond(std::move(request), std::move(respond)); }
    Response refusal(int status, std::string_view request_id) override;
};

/// A folder that is removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::size_t count_files() const;

private:
    std::filesystem::path path_;
};

/// Set `config` and `handler` first, then start().
class LiveServer : public ::testing::Test {
protected:
    void start();
    RawClient connect(int receive_buffer = 0) { return RawClient{server->port(), receive_buffer}; }
    /// Sends `request` on a connection of its own and reads one answer.
    Reply ask(std::string_view request);
    void TearDown() override;

    ServerConfig config;
    FunctionHandler handler;
    std::unique_ptr<HttpServer> server;
};

/// Repeats until `condition` holds; false after 10 s.
bool eventually(const std::function<bool()>& condition);

/// `GET path` with a Host and `fields` (each with its CRLF).
std::string get_request(std::string_view path, std::string_view fields = {});
std::string post_request(std::string_view path, std::string_view body, std::string_view fields = {});

/// `count` bytes that do not repeat with any small period.
std::string sample_bytes(std::size_t count);

/// Resident memory of this process in bytes.
std::size_t resident_bytes();

}  // namespace sunomi::net::testing
