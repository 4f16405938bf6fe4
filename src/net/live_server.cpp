#include "net/live_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <thread>

#include "base/random.hpp"
#include "base/text.hpp"

namespace sunomi::net::testing {
namespace {

constexpr timeval time_limit{15, 0};

}  // namespace

std::string Reply::header(std::string_view name) const {
    for (const auto line : split(head, '\n')) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !equals_ignoring_case(line.substr(0, colon), name)) continue;
        auto value = trim(line.substr(colon + 1));
        if (value.ends_with('\r')) value.remove_suffix(1);
        return std::string{value};
    }
    return {};
}

RawClient::RawClient(std::uint16_t port, int receive_buffer) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &time_limit, sizeof time_limit);
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_SNDTIMEO, &time_limit, sizeof time_limit);
    if (receive_buffer > 0) {
        ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fd_.reset();
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool RawClient::fill() {
    char buffer[65536];
    const auto n = ::recv(fd_.get(), buffer, sizeof buffer, 0);
    if (n > 0) in_.append(buffer, static_cast<std::size_t>(n));
    return n > 0;
}

std::string RawClient::read_exactly(std::size_t count) {
    while (in_.size() < count && fill()) {
    }
    auto bytes = in_.substr(0, count);
    in_.erase(0, bytes.size());
    return bytes;
}

std::string RawClient::read_until(std::string_view end) {
    while (in_.find(end) == std::string::npos) {
        if (!fill()) return {};
    }
    return read_exactly(in_.find(end) + end.size());
}

std::string RawClient::read_all() {
    while (fill()) {
    }
    return std::exchange(in_, {});
}

Reply RawClient::read_reply(bool has_body) {
    Reply reply;
    reply.head = read_until("\r\n\r\n");
    if (reply.head.size() < 12) return reply;
    std::from_chars(reply.head.data() + 9, reply.head.data() + 12, reply.status);
    const auto length = reply.header("Content-Length");
    if (has_body && !length.empty()) reply.body = read_exactly(std::stoul(length));
    return reply;
}

bool RawClient::is_closed_within(std::chrono::milliseconds time) {
    pollfd waiting{fd_.get(), POLLIN, 0};
    if (!in_.empty() || ::poll(&waiting, 1, static_cast<int>(time.count())) != 1) return false;
    char byte = 0;
    return ::recv(fd_.get(), &byte, 1, 0) <= 0;
}

void RawClient::shutdown_send() { ::shutdown(fd_.get(), SHUT_WR); }

Response FunctionHandler::refusal(int status, std::string_view request_id) {
    Response response;
    response.status = status;
    response.body = "refused " + std::string{request_id};
    return response;
}

TemporaryFolder::TemporaryFolder()
    : path_(std::filesystem::temp_directory_path() / ("sunomi-net-" + random_hex(8))) {
    std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::size_t TemporaryFolder::count_files() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator{path_}) ++count;
    return count;
}

void LiveServer::start() {
    config.port = 0;
    config.io_threads = 2;
    auto started = start_http_server(config, handler);
    ASSERT_TRUE(started.has_value());
    server = std::move(started.value());
}

Reply LiveServer::ask(std::string_view request) {
    auto client = connect();
    client.send(request);
    return client.read_reply();
}

void LiveServer::TearDown() {
    if (server) server->stop();
}

bool eventually(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

std::string get_request(std::string_view path, std::string_view fields) {
    return "GET " + std::string{path} + " HTTP/1.1\r\nHost: test\r\n" + std::string{fields} + "\r\n";
}

std::string post_request(std::string_view path, std::string_view body, std::string_view fields) {
    return "POST " + std::string{path} + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string{fields} + "\r\n" + std::string{body};
}

std::string sample_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    std::uint32_t state = 1;
    for (auto& byte : bytes) {
        state = state * 1664525U + 1013904223U;  // Numerical Recipes' linear congruence: cheap and repeatable
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

std::size_t resident_bytes() {
    std::ifstream statm{"/proc/self/statm"};
    std::size_t size = 0;
    std::size_t resident = 0;
    statm >> size >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace sunomi::net::testing
