#include "media/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <functional>
#include <new>
#include <thread>
#include <vector>

namespace sunomi::media {
namespace {

constexpr SandboxLimits roomy{.memory_bytes = 1 << 30, .cpu_seconds = 60};
constexpr int not_closed = 99;

/// How a process ended that closed its sandbox and then did `act`, whose answer is its exit code.
int status_of(const std::function<int()>& act, SandboxLimits limits = roomy) {
    const auto child = ::fork();
    if (child == 0) {
        if (!close_sandbox(limits, 2)) ::_exit(not_closed);
        int code = not_closed;
        try {
            code = act();
        } catch (const std::bad_alloc&) {
            code = ENOMEM;
        }
        ::_exit(code);
    }
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return status;
}

int exit_code_of(const std::function<int()>& act, SandboxLimits limits = roomy) {
    const int status = status_of(act, limits);
    EXPECT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
    return WEXITSTATUS(status);
}

int signal_of(const std::function<int()>& act, SandboxLimits limits = roomy) {
    const int status = status_of(act, limits);
    EXPECT_TRUE(WIFSIGNALED(status)) << "exit " << WEXITSTATUS(status);
    return WTERMSIG(status);
}

/// The error of a call that is to fail; 0 if it did not.
int refusal(long result) {
    return result == -1 ? errno : 0;
}

TEST(Sandbox, LetsComputeAllocateAndRunThreads) {
    EXPECT_EQ(exit_code_of([] {
                  int sum = 0;
                  std::vector<std::thread> threads;
                  std::array<std::vector<char>, 4> blocks;
                  for (auto& block : blocks) threads.emplace_back([&block] { block.assign(1 << 20, 1); });
                  for (auto& thread : threads) thread.join();
                  for (const auto& block : blocks) sum += block.back();
                  return sum;
              }),
              4);
}

TEST(Sandbox, ReadsDescriptorsThatWereOpenBefore) {
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    ASSERT_EQ(::write(ends[1], "7", 1), 1);
    const int kept = ::dup(0);
    ASSERT_EQ(::dup2(ends[0], 0), 0);
    EXPECT_EQ(exit_code_of([] {
                  char c = 0;
                  return ::read(0, &c, 1) == 1 ? c : 1;
              }),
              '7');
    ::dup2(kept, 0);
    for (const int fd : {ends[0], ends[1], kept}) ::close(fd);
}

TEST(Sandbox, OpensNoFile) {
    EXPECT_EQ(exit_code_of([] { return refusal(::open("/etc/passwd", O_RDONLY | O_CLOEXEC)); }), EPERM);
    EXPECT_EQ(exit_code_of([] { return refusal(::open("/tmp/made", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)); }),
              EPERM);
    EXPECT_EQ(exit_code_of([] { return refusal(::syscall(SYS_openat2, AT_FDCWD, "/", nullptr, 0)); }), EPERM);
    EXPECT_EQ(exit_code_of([] { return refusal(::unlink("/tmp/nothing")); }), EPERM);
    EXPECT_EQ(exit_code_of([] {
                  struct stat facts {};
                  return refusal(::stat("/etc/passwd", &facts));
              }),
              EPERM);
}

TEST(Sandbox, ClosesEveryOtherDescriptor) {
    const int spare = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ASSERT_GT(spare, 2);
    EXPECT_EQ(exit_code_of([spare] {
                  char c = 0;
                  return refusal(::read(spare, &c, 1));
              }),
              EBADF);
    ::close(spare);
}

TEST(Sandbox, MakesNoProcess) {
    EXPECT_EQ(exit_code_of([] { return refusal(::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }), EPERM);
    EXPECT_EQ(exit_code_of([] { return refusal(::syscall(SYS_clone3, nullptr, 0)); }), ENOSYS);
    EXPECT_EQ(exit_code_of([] { return refusal(::syscall(SYS_kill, ::getppid(), 0)); }), EPERM);
    EXPECT_EQ(exit_code_of([] { return refusal(::syscall(SYS_tgkill, 1, 1, 0)); }), EPERM);
}

TEST(Sandbox, RunsNoCodeMadeAtRunTime) {
    EXPECT_EQ(exit_code_of([] {
                  void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                  return page == MAP_FAILED ? errno : 0;
              }),
              EPERM);
}

TEST(Sandbox, RaisesNoLimitAndWritesNoFile) {
    EXPECT_EQ(exit_code_of([] {
                  const rlimit more{64, 64};
                  return refusal(::setrlimit(RLIMIT_NOFILE, &more));
              }),
              EPERM);
    char path[] = "/tmp/sunomi-sandbox-XXXXXX";
    const int file = ::mkstemp(path);
    ASSERT_GT(file, 2);
    const int kept = ::dup(1);
    ::dup2(file, 1);
    const int status = status_of([] { return refusal(::write(1, "x", 1)); });
    ::dup2(kept, 1);
    struct stat facts {};
    EXPECT_EQ(::fstat(file, &facts), 0);
    EXPECT_EQ(facts.st_size, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
    ::close(kept);
    ::close(file);
    ::unlink(path);
}

TEST(Sandbox, KillsWhoeverActsLikeAnAttacker) {
    EXPECT_EQ(signal_of([] {
                  char name[] = "/bin/true";
                  char* const arguments[] = {name, nullptr};
                  char* const environment[] = {nullptr};
                  return ::execve(name, arguments, environment);
              }),
              SIGSYS);
    EXPECT_EQ(signal_of([] { return ::socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS);
    EXPECT_EQ(signal_of([] { return static_cast<int>(::syscall(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0)); }),
              SIGSYS);
    EXPECT_EQ(signal_of([] { return static_cast<int>(::syscall(SYS_bpf, 0, nullptr, 0)); }), SIGSYS);
    EXPECT_EQ(signal_of([] { return static_cast<int>(::syscall(SYS_io_uring_setup, 1, nullptr)); }), SIGSYS);
}

TEST(Sandbox, EndsWhoeverComputesTooLong) {
    const auto spin = [] {
        const volatile bool on = true;
        while (on) {
        }
        return 0;
    };
    EXPECT_EQ(signal_of(spin, {.memory_bytes = 1 << 30, .cpu_seconds = 1}), SIGXCPU);
}

#if !defined(SUNOMI_ASAN) && !defined(SUNOMI_TSAN)
TEST(Sandbox, RefusesMemoryAboveTheLimit) {
    const SandboxLimits tight{.memory_bytes = 64 << 20, .cpu_seconds = 60};
    EXPECT_EQ(exit_code_of([] { return std::vector<char>(32 << 20, 1).back(); }, tight), 1);
    EXPECT_EQ(exit_code_of([] { return std::vector<char>(128 << 20, 1).back(); }, tight), ENOMEM);
}
#endif

}  // namespace
}  // namespace sunomi::media
