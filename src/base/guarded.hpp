#pragma once

#include <exception>
#include <string_view>
#include <utility>

#include "base/log.hpp"

namespace sunomi {

/// The door of a thread of our own: runs one turn of its loop. What it throws (a bug, or lack of memory) is logged and
/// ends this turn only; out of the thread it would end the process without a word. False when it threw: the loop
/// should then rest before its next turn.
template <class Turn>
bool guarded(std::string_view thread, Turn&& turn) noexcept {
    try {
        std::forward<Turn>(turn)();
        return true;
    } catch (const std::exception& failure) {
        log::error("exception thread={} what=\"{}\"", thread, failure.what());
    } catch (...) {
        log::error("exception thread={} what=unknown", thread);
    }
    return false;
}

}  // namespace sunomi
