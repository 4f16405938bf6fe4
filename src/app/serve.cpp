#include "app/serve.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>

#include "app/wiring.hpp"
#include "base/log.hpp"

namespace sunomi {

namespace {

/// Every connection and every object being sent is a descriptor; the usual soft limit is 1024.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) log::warning("descriptor limit stays low");
}

}  // namespace

int serve(const Config& config) {
    // Blocked here, before any thread is made, so that all inherit it and sigwait below gets them.
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    raise_descriptor_limit();

    auto platform = start_platform(config);
    if (!platform) {
        fmt::print(stderr, "sunomi serve: {}\n", platform.error().message());
        return 1;
    }
    log::info("listening address={} port={} data={}", config.listen.address, (*platform)->port(),
              config.data_dir);
    int signal = 0;
    sigwait(&ends, &signal);
    log::info("stopping signal={}", signal);
    platform->reset();
    log::flush();
    log::info("stopped");
    return 0;
}

}  // namespace sunomi
