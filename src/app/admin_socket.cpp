#include "app/admin_socket.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <list>
#include <system_error>
#include <thread>

#include "base/clock.hpp"
#include "base/log.hpp"

namespace sunomi {
namespace {

constexpr std::size_t longest_request = 64 * 1024;
constexpr auto socket_name = "admin.sock";

Error failed(const std::string& what) {
    return {Errc::unavailable, what + ": " + std::generic_category().message(errno)};
}

/// An address may have 107 bytes, a path more: the folder is named by its descriptor.
class SocketAddress {
public:
    explicit SocketAddress(const std::string& data_dir)
        : folder_(::open(data_dir.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        address_.sun_family = AF_UNIX;
        const auto path = "/proc/self/fd/" + std::to_string(folder_.get()) + '/' + socket_name;
        std::memcpy(address_.sun_path, path.c_str(), path.size() + 1);
    }
    [[nodiscard]] bool has_folder() const { return folder_.valid(); }
    [[nodiscard]] const char* path() const { return address_.sun_path; }
    [[nodiscard]] const sockaddr* get() const {
        return static_cast<const sockaddr*>(static_cast<const void*>(&address_));
    }
    static constexpr socklen_t size = sizeof(sockaddr_un);

private:
    UniqueFd folder_;
    sockaddr_un address_{};
};

bool is_trusted(int connection) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

/// Up to the first end of a line; invalid when it is too long, timed_out when it does not come in time.
Result<std::string> read_line(int connection, Deadline deadline) {
    std::string line;
    for (;;) {
        pollfd waiting{connection, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(deadline.remaining().count()));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return Error{Errc::timed_out, "no request came"};
        char bytes[4096];
        const auto count = ::recv(connection, bytes, sizeof bytes, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return Error{Errc::cancelled, "the client is gone"};
        line.append(bytes, static_cast<std::size_t>(count));
        if (const auto end = line.find('\n'); end != std::string::npos) return line.substr(0, end);
        if (line.size() > longest_request) return Error{Errc::invalid, "the request is too long"};
    }
}

/// False when the client is gone, or does not take it in the time that the socket has for sending.
bool write_line(int connection, std::string line) {
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const auto count = ::send(connection, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void set_send_time(int connection, std::chrono::milliseconds time) {
    timeval limit{};
    limit.tv_sec = time.count() / 1000;
    limit.tv_usec = static_cast<suseconds_t>(time.count() % 1000 * 1000);
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

class ListeningAdminSocket final : public AdminSocket {
public:
    ListeningAdminSocket(AdminSocketConfig config, const AdminCommands& commands, UniqueFd listener)
        : config_(std::move(config)), commands_(commands), listener_(std::move(listener)) {
        acceptor_ = std::thread([this] { accept_all(); });
    }

    ~ListeningAdminSocket() override {
        stopping_ = true;
        ::shutdown(listener_.get(), SHUT_RDWR);  // accept() returns
        acceptor_.join();
        for (auto& talk : talks_) {
            ::shutdown(talk.connection.get(), SHUT_RD);  // whoever still waits for a request
            talk.thread.join();
        }
        ::unlink(SocketAddress{config_.data_dir}.path());
    }

private:
    struct Talk {
        UniqueFd connection;
        std::thread thread;
        std::atomic<bool> over{false};
    };

    void accept_all() {
        while (!stopping_) {
            UniqueFd connection{::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)};
            if (stopping_) return;
            if (!connection.valid()) {
                if (errno != EINTR && errno != ECONNABORTED) {
                    std::this_thread::sleep_for(std::chrono::milliseconds{100});  // no descriptor is left
                }
                continue;
            }
            join_finished();
            set_send_time(connection.get(), config_.patience);
            if (!is_trusted(connection.get())) {
                log::warning("admin socket refused a stranger");
            } else if (talks_.size() >= config_.at_once) {
                write_line(connection.get(), print_admin_outcome(Error{
                                                 Errc::too_many, "the server is busy with other commands"}));
            } else {
                begin(std::move(connection));
            }
        }
    }

    void join_finished() {
        talks_.remove_if([](Talk& talk) {
            if (!talk.over) return false;
            talk.thread.join();
            return true;
        });
    }

    void begin(UniqueFd connection) {
        auto& talk = talks_.emplace_back();
        talk.connection = std::move(connection);
        try {
            talk.thread = std::thread([this, &talk] {
                answer(talk.connection.get());
                // In this order: who has seen the end may come again at once, and finds a place.
                talk.over = true;
                ::shutdown(talk.connection.get(), SHUT_RDWR);
            });
        } catch (const std::system_error&) {
            talks_.pop_back();  // no thread is left: the client sees the connection end
        }
    }

    void answer(int connection) {
        const auto line = read_line(connection, Deadline::in(config_.patience));
        if (!line) return;
        const auto request = parse_admin_request(*line);
        if (!request) {
            write_line(connection, print_admin_outcome(request.error()));
            return;
        }
        bool listens = true;
        const auto progress = [&](const json::object& news) {
            listens = listens && write_line(connection, json::serialize(json::object{{"progress", news}}));
            return listens && !stopping_;
        };
        write_line(connection,
                   print_admin_outcome(commands_.run(request->command, request->arguments, progress)));
    }

    AdminSocketConfig config_;
    const AdminCommands& commands_;
    UniqueFd listener_;
    std::atomic<bool> stopping_{false};
    std::list<Talk> talks_;  // the acceptor's alone until it has ended
    std::thread acceptor_;
};

}  // namespace

Result<std::unique_ptr<AdminSocket>> open_admin_socket(const AdminSocketConfig& config,
                                                       const AdminCommands& commands) {
    const SocketAddress address{config.data_dir};
    UniqueFd listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (!address.has_folder() || !listener.valid()) return failed("cannot open the admin socket");
    ::unlink(address.path());
    if (::bind(listener.get(), address.get(), SocketAddress::size) != 0 ||
        ::chmod(address.path(), 0600) != 0 || ::listen(listener.get(), 16) != 0) {
        return failed("cannot open the admin socket in " + config.data_dir);
    }
    return std::unique_ptr<AdminSocket>{
        std::make_unique<ListeningAdminSocket>(config, commands, std::move(listener))};
}

Result<UniqueFd> connect_admin_socket(const std::string& data_dir) {
    const SocketAddress address{data_dir};
    UniqueFd connection{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (!connection.valid()) return failed("cannot make a socket");
    if (::connect(connection.get(), address.get(), SocketAddress::size) != 0) {
        if (errno == ENOENT || errno == ECONNREFUSED)
            return Error{Errc::not_found, "no server listens there"};
        if (errno == EACCES)
            return Error{Errc::forbidden, "only root and the user that runs the server may do this"};
        return failed("cannot reach the server by its admin socket");
    }
    return connection;
}

}  // namespace sunomi
