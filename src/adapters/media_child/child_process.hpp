#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "ports/media_worker.hpp"

namespace sunomi {

/// How long a call may still wait for its child.
class Patience {
public:
    Patience(Deadline deadline, const StopRequested& stop) : deadline_(deadline), stop_(stop) {}
    /// cancelled or timed_out when it is over.
    [[nodiscard]] Result<void> check() const;

private:
    Deadline deadline_;
    const StopRequested& stop_;
};

/// One running media child and this side of its socket. Owns the process: when this object ends the child is
/// killed (its whole process group) and reaped. **Threads:** one, the one that spawned it, since the kernel
/// kills a child whose spawning thread ends.
class ChildProcess {
public:
    /// Starts `executable` with `arguments`, the source and the socket as its only descriptors besides
    /// /dev/null. Fails with unavailable.
    static Result<ChildProcess> spawn(const std::string& executable,
                                      const std::vector<std::string>& arguments, int source_fd);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    /// A child that has gone away before it read everything is no error here: its end tells more.
    Result<void> send(std::string_view bytes, const Patience& patience);
    /// Appends `count` bytes to `out`, which grows only as they arrive. False when the child ended (or closed
    /// its socket) before the last of them.
    Result<bool> receive(std::string& out, std::size_t count, const Patience& patience);

    struct End {
        int status;      ///< waitpid(2)
        bool by_itself;  ///< not: it had merely closed its socket, and was killed here a second later
    };
    /// To be called once, after `receive` answered false.
    End end();

private:
    ChildProcess(pid_t pid, UniqueFd channel) : pid_(pid), channel_(std::move(channel)) {}

    pid_t pid_ = -1;
    UniqueFd channel_;
};

}  // namespace sunomi
