#pragma once

#include <fmt/format.h>

#include <string_view>
#include <utility>

/// Log lines: one event each, `key=value` after the words, to standard error. Never a secret or a token.
namespace sunomi::log {

enum class Level { debug, info, warning, error };

/// `debug`, `info`, `warning`, `error`; false (and nothing changed) for any other word.
bool set_level(std::string_view name);

void write(Level level, std::string_view line);

template <class... Args>
void debug(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::debug, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void info(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::info, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void warning(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::warning, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void error(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::error, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace sunomi::log
