#include "media/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <malloc.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "base/unique_fd.hpp"

namespace sunomi::media {
namespace {

#if defined(SUNOMI_ASAN) || defined(SUNOMI_TSAN)
constexpr bool under_sanitizer = true;
#else
constexpr bool under_sanitizer = false;
#endif

// What libav, x264, malloc and threads use, and their fallbacks; strace shows none refused with 1 and 2
// threads.
constexpr std::array allowed_calls{
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(getrandom),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(getcpu),
    SCMP_SYS(sysinfo),
    SCMP_SYS(membarrier),
};

// No decoder, however odd, asks for these.
constexpr std::array deadly_calls{
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(bpf),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(mount),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(add_key),
    SCMP_SYS(keyctl),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(open_by_handle_at),
};

Error system_error(const char* what) {
    return Error{Errc::internal, std::string("media sandbox: ") + what + ": " + std::strerror(errno)};
}

/// Bytes of address space mapped now; −1 when the kernel does not tell.
std::int64_t mapped_bytes() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> statm(std::fopen("/proc/self/statm", "re"),
                                                                &std::fclose);
    long long pages = -1;
    if (!statm || std::fscanf(statm.get(), "%lld", &pages) != 1) return -1;
    return pages * ::sysconf(_SC_PAGESIZE);
}

bool limit(__rlimit_resource resource, std::int64_t soft, std::int64_t hard) {
    const rlimit value{static_cast<rlim_t>(soft), static_cast<rlim_t>(hard)};
    return ::setrlimit(resource, &value) == 0;
}

/// RLIMIT_NPROC is left alone: it counts all processes of the user, and threads cost memory, which is
/// counted.
Result<void> set_limits(const SandboxLimits& limits, std::int64_t mapped, int last_fd) {
    if (!under_sanitizer) {
        // Each further malloc arena would take 64 MB of address space for nothing.
        ::mallopt(M_ARENA_MAX, 2);
        const auto most = mapped + limits.memory_bytes;
        if (!limit(RLIMIT_AS, most, most)) return system_error("RLIMIT_AS");
    }
    if (!limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 5)) return system_error("RLIMIT_CPU");
    if (!limit(RLIMIT_FSIZE, 0, 0)) return system_error("RLIMIT_FSIZE");
    if (!limit(RLIMIT_CORE, 0, 0)) return system_error("RLIMIT_CORE");
    if (!limit(RLIMIT_NOFILE, last_fd + 1, last_fd + 1)) return system_error("RLIMIT_NOFILE");
    return {};
}

/// A second wall where the kernel has it: no file system right at all, whatever the seccomp filter misses.
/// Best effort, so without a result. Rights by ABI version: Linux, Documentation/userspace-api/landlock.rst.
void deny_file_system() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return;
    const int rights = version == 1 ? 13 : version == 2 ? 14 : 15;
    const std::uint64_t handled_access_fs = (1ULL << rights) - 1;
    const UniqueFd ruleset(static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &handled_access_fs, sizeof handled_access_fs, 0)));
    if (ruleset.valid()) ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0);
}

/// Adds rules to a filter and remembers whether one of them failed.
class Filter {
public:
    Filter() : context_(::seccomp_init(SCMP_ACT_ERRNO(EPERM)), &::seccomp_release) {}

    template <class... Conditions>
    void add(std::uint32_t action, int call, Conditions... conditions) {
        if (failed()) return;
        const std::array<scmp_arg_cmp, sizeof...(conditions)> list{conditions...};
        if (::seccomp_rule_add_array(context_.get(), action, call, list.size(), list.data()) != 0)
            context_.reset();
    }
    bool load() { return !failed() && ::seccomp_load(context_.get()) == 0; }

private:
    [[nodiscard]] bool failed() const { return context_ == nullptr; }
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
};

constexpr scmp_arg_cmp masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

constexpr scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}

void add_conditional_calls(Filter& filter) {
    // Memory, but never code made at run time.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), masked(2, PROT_EXEC, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), masked(2, PROT_EXEC, 0));
    // Threads, but no processes. clone3 hides its flags in memory, where a filter cannot look: ENOSYS makes
    // glibc fall back to clone.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(clone), masked(0, CLONE_THREAD, CLONE_THREAD));
    filter.add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    // Signals to itself only (abort), limits read and never set, thread names.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), equals(0, static_cast<scmp_datum_t>(::getpid())));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), equals(0, 0), equals(2, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prctl), equals(0, PR_SET_NAME));
}

Result<void> filter_system_calls() {
    Filter filter;
    for (const int call : allowed_calls) filter.add(SCMP_ACT_ALLOW, call);
    for (const int call : deadly_calls) filter.add(SCMP_ACT_KILL_PROCESS, call);
    add_conditional_calls(filter);
    if (!filter.load())
        return Error{Errc::internal, "media sandbox: the system call filter cannot be loaded"};
    return {};
}

}  // namespace

void die_with_parent() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (!under_sanitizer) ::prctl(PR_SET_DUMPABLE, 0);
}

Result<void> close_sandbox(const SandboxLimits& limits, int last_fd) {
    if (::close_range(static_cast<unsigned>(last_fd) + 1, ~0U, 0) != 0) return system_error("close_range");
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return system_error("PR_SET_NO_NEW_PRIVS");
    const auto mapped = mapped_bytes();
    if (mapped < 0) return system_error("/proc/self/statm");
    deny_file_system();
    if (const auto limited = set_limits(limits, mapped, last_fd); !limited) return limited.error();
    return filter_system_calls();
}

}  // namespace sunomi::media
