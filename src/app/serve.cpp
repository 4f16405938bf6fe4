#include "app/serve.hpp"

#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <cstdio>

#include "app/wiring.hpp"
#include "base/log.hpp"

namespace sunomi {

int serve(const Config& config) {
    // Blocked here, before any thread is made, so that all inherit it and sigwait below gets them.
    sigset_t ends{};
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

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
    log::info("stopped");
    return 0;
}

}  // namespace sunomi
