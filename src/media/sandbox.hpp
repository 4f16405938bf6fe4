#pragma once

#include <cstdint>

#include "base/result.hpp"

namespace sunomi::media {

/// What the process may use up once its sandbox is closed.
struct SandboxLimits {
    /// Address space on top of what is mapped when the sandbox closes (libraries alone are some 200 MB of
    /// it). Not enforced under AddressSanitizer and ThreadSanitizer, which map terabytes.
    std::int64_t memory_bytes = 0;
    int cpu_seconds = 0;  ///< of all threads together; then SIGXCPU
};

/// Has the kernel kill this process when the thread that started it ends, and makes it invisible to
/// debuggers: the first thing a media child does.
void die_with_parent();

/// Gives up, for good, everything but computing and the descriptors 0 … `last_fd`: no file, socket, program
/// or process can be opened, not even by code that a hostile file smuggled in. System calls that an honest
/// decoder might try in vain (open, fork, …) fail with EPERM; those that only an attacker needs (execve,
/// ptrace, socket, bpf, …) kill the process with SIGSYS. New threads stay possible.
///
/// **Threads:** call while there is only one. Fails with internal when a layer that must hold cannot be had.
Result<void> close_sandbox(const SandboxLimits& limits, int last_fd);

}  // namespace sunomi::media
