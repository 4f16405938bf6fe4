#include "services/security_log.hpp"

#include <fmt/format.h>

#include "base/log.hpp"

namespace sunomi {

void log_security(const SecurityEvent& event) {
    auto line = fmt::format("security event={}", event.event);
    if (event.user != 0) line += fmt::format(" user={}", event.user);
    if (!event.account.empty()) line += fmt::format(" account={}", event.account);
    if (!event.client.empty()) line += fmt::format(" client={}", event.client);
    if (!event.detail.empty()) line += fmt::format(" {}", event.detail);
    log::write(log::Level::info, line);
}

}  // namespace sunomi
