#include "adapters/media_child/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "wire/media_frames.hpp"

namespace sunomi {
namespace {

// Stop and deadline are looked at this often.
constexpr int poll_slice_ms = 50;
// A process that has closed its descriptors is a zombie a moment later; only a hostile one is not.
constexpr int end_grace_ms = 1000;
constexpr std::size_t read_block_bytes = 256UL << 10;

Error spawn_error(const char* what, int code) {
    return Error{Errc::unavailable, std::string("media child: ") + what + ": " + std::strerror(code)};
}

/// A copy of `fd` above all numbers that the child will have, so that the moves in it never collide.
UniqueFd high_copy(int fd) {
    return UniqueFd(::fcntl(fd, F_DUPFD_CLOEXEC, wire::child_channel_fd + 1));
}

/// The file opened anew, read-only: the child shares neither write access nor a file offset with anyone.
UniqueFd reopen_read_only(int fd) {
    const auto path = "/proc/self/fd/" + std::to_string(fd);
    const UniqueFd opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    return opened.valid() ? high_copy(opened.get()) : UniqueFd{};
}

/// What happens between fork and exec. Whatever other threads have open at that moment is closed here, with
/// or without its close-on-exec flag.
class SpawnPlan {
public:
    SpawnPlan(int source, int channel) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDWR, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, 0, 1);
#ifndef SUNOMI_ASAN  // a sanitizer's report is worth reading
        ::posix_spawn_file_actions_adddup2(&actions_, 0, 2);
#endif
        ::posix_spawn_file_actions_adddup2(&actions_, source, wire::child_source_fd);
        ::posix_spawn_file_actions_adddup2(&actions_, channel, wire::child_channel_fd);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, wire::child_channel_fd + 1);

        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        // A group of its own: Ctrl-C in a terminal is for the server to judge.
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(
            &attributes_,
            static_cast<short>(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP));
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// 0, or an error number.
    int run(pid_t& pid, const std::string& executable, std::vector<std::string> arguments) const {
        std::vector<char*> argv;
        for (auto& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        std::array<char*, 1> no_environment{nullptr};
        return ::posix_spawn(&pid, executable.c_str(), &actions_, &attributes_, argv.data(),
                             no_environment.data());
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

/// Whether the socket is ready for `events` (or has ended) within one slice.
bool wait_for(int fd, short events) {
    pollfd watched{fd, events, 0};
    return ::poll(&watched, 1, poll_slice_ms) > 0;
}

bool is_passing(int code) {
    return code == EAGAIN || code == EWOULDBLOCK || code == EINTR;
}

int reap(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

Result<void> Patience::check() const {
    if (stop_ && stop_()) return Error{Errc::cancelled, "the work on this media was stopped"};
    if (deadline_.expired()) return Error{Errc::timed_out, "the work on this media took too long"};
    return {};
}

Result<ChildProcess> ChildProcess::spawn(const std::string& executable,
                                         const std::vector<std::string>& arguments, int source_fd) {
    const auto source = reopen_read_only(source_fd);
    if (!source.valid()) return spawn_error("the source cannot be opened", errno);
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return spawn_error("socketpair", errno);
    UniqueFd ours(ends[0]);
    const UniqueFd theirs(ends[1]);
    const auto channel = high_copy(theirs.get());
    if (!channel.valid()) return spawn_error("the socket cannot be copied", errno);

    pid_t pid = -1;
    if (const int failed = SpawnPlan(source.get(), channel.get()).run(pid, executable, arguments);
        failed != 0)
        return spawn_error("it cannot be started", failed);
    return ChildProcess(pid, std::move(ours));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), channel_(std::move(other.channel_)) {}

ChildProcess::~ChildProcess() {
    if (pid_ < 0) return;
    ::kill(-pid_, SIGKILL);
    reap(pid_);
}

Result<void> ChildProcess::send(std::string_view bytes, const Patience& patience) {
    while (!bytes.empty()) {
        if (const auto go_on = patience.check(); !go_on) return go_on.error();
        if (!wait_for(channel_.get(), POLLOUT)) continue;
        const auto sent = ::send(channel_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && is_passing(errno)) continue;
        if (sent < 0) return {};
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

Result<bool> ChildProcess::receive(std::string& out, std::size_t count, const Patience& patience) {
    const auto full = out.size() + count;
    while (out.size() < full) {
        if (const auto go_on = patience.check(); !go_on) return go_on.error();
        if (!wait_for(channel_.get(), POLLIN)) continue;
        const auto filled = out.size();
        out.resize(std::min(full, filled + read_block_bytes));
        const auto got = ::recv(channel_.get(), out.data() + filled, out.size() - filled, MSG_DONTWAIT);
        const int failed = got < 0 ? errno : 0;
        out.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0 || (got < 0 && !is_passing(failed))) return false;
    }
    return true;
}

ChildProcess::End ChildProcess::end() {
    const UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    pollfd watched{process.get(), POLLIN, 0};
    const bool by_itself = ::poll(&watched, 1, end_grace_ms) > 0;
    // A process that has ended already keeps the status it ended with.
    ::kill(-pid_, SIGKILL);
    return {reap(std::exchange(pid_, -1)), by_itself};
}

}  // namespace sunomi
