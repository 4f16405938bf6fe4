#pragma once

#include <chrono>
#include <thread>

namespace sunomi {

/// True as soon as `condition` is; false when it did not come true in a time that is long for any machine.
template <class Condition>
bool eventually(Condition condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

}  // namespace sunomi
