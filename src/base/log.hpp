#pragma once

#include <fmt/format.h>

#include <string_view>
#include <utility>

/// Log lines: one event each, `key=value` after the words, to standard error. Never a secret or a token.
/// **Threads:** any; a line is one write(2), so lines of several threads do not mix.
namespace sunomi::log {

enum class Level { debug, info, warning, error };
enum class Format { text, json };

/// `debug`, `info`, `warning`, `error`; false (and nothing changed) for any other word.
bool set_level(std::string_view name);
void set_format(Format format);

void write(Level level, std::string_view line);

/// The same at level info for lines that come by the thousand: the caller never waits for the disk or the
/// pipe. They are written within 100 ms, in order, by a thread of the log; when more than 4 MiB wait, new
/// ones are dropped and counted.
void write_soon(std::string_view line);
/// Writes what write_soon() was given so far.
void flush();

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
