#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "base/unique_fd.hpp"

namespace sunomi {

struct CommandOutput {
    int status = -1;   ///< as waitpid(2) gives it; 0 is success
    std::string text;  ///< standard output
};

/// Runs a line of shell and waits for its end. For tests only.
inline CommandOutput run_command(std::string line) {
    CommandOutput out;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return out;
    const UniqueFd reading{ends[0]};
    UniqueFd writing{ends[1]};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, writing.get(), STDOUT_FILENO);
    std::string shell = "/bin/sh";
    std::string option = "-c";
    const std::array<char*, 4> words{shell.data(), option.data(), line.data(), nullptr};
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, shell.c_str(), &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return out;
    writing.reset();
    char piece[4096];
    for (ssize_t n = 0; (n = ::read(reading.get(), piece, sizeof piece)) > 0;) {
        out.text.append(piece, static_cast<std::size_t>(n));
    }
    ::waitpid(child, &out.status, 0);
    return out;
}

}  // namespace sunomi
