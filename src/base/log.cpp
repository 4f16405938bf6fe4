#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace sunomi::log {
namespace {

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_logger_mt("sunomi");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        return made;
    }();
    return *instance;
}

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warning:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

}  // namespace

bool set_level(std::string_view name) {
    if (name == "debug")
        logger().set_level(spdlog::level::debug);
    else if (name == "info")
        logger().set_level(spdlog::level::info);
    else if (name == "warning")
        logger().set_level(spdlog::level::warn);
    else if (name == "error")
        logger().set_level(spdlog::level::err);
    else
        return false;
    return true;
}

void write(Level level, std::string_view line) {
    logger().log(to_spdlog(level), "{}", line);
}

}  // namespace sunomi::log
