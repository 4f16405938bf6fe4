#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.hpp"
#include "app/serve.hpp"
#include "app/transcode_command.hpp"
#include "base/log.hpp"
#include "media/child_main.hpp"

namespace {

using Arguments = std::vector<std::string>;

constexpr std::string_view usage =
    "sunomi: a video-sharing platform in one program\n"
    "\n"
    "  sunomi serve [options]                    everything in one process\n"
    "  sunomi transcode IN OUTDIR [options]      the whole ladder of a local file, no server\n"
    "  sunomi version\n"
    "\n";

Arguments environment() {
    Arguments out;
    for (char** entry = environ; *entry != nullptr; ++entry) out.emplace_back(*entry);
    return out;
}

int run(const std::string& command, Arguments arguments) {
    if (command == "version" || command == "--version") {
        fmt::print("sunomi {}\n", SUNOMI_VERSION);
        return 0;
    }
    const bool asks_for_help = std::find(arguments.begin(), arguments.end(), "--help") != arguments.end();
    if (command.empty() || command == "help" || command == "--help" || command == "-h" || asks_for_help) {
        fmt::print("{}{}", usage, sunomi::config_help());
        return command.empty() ? 2 : 0;
    }
    if (command != "serve" && command != "transcode") {
        fmt::print(stderr, "sunomi: there is no command {}\n\n{}", command, usage);
        return 2;
    }
    Arguments files;
    if (command == "transcode" && arguments.size() >= 2 && !arguments[0].starts_with('-')) {
        files.assign(arguments.begin(), arguments.begin() + 2);
        arguments.erase(arguments.begin(), arguments.begin() + 2);
    }
    const auto loaded = sunomi::load_config({environment(), arguments});
    if (!loaded) {
        fmt::print(stderr, "{}\n", loaded.error().message());
        return 2;
    }
    sunomi::log::set_level(loaded->log_level);
    if (loaded->log_format == "json") sunomi::log::set_format(sunomi::log::Format::json);
    if (command == "serve") return sunomi::serve(*loaded);
    if (files.size() != 2) {
        fmt::print(stderr, "sunomi transcode: say which file to read and which folder to write\n");
        return 2;
    }
    return sunomi::transcode_command(*loaded, files[0], files[1]);
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments(argv + 1, argv + argc);
    const std::string command = arguments.empty() ? "" : arguments.front();
    if (!arguments.empty()) arguments.erase(arguments.begin());
    if (command == "media-child") return sunomi::media::child_main();
    try {
        return run(command, std::move(arguments));
    } catch (const std::exception& failure) {
        fmt::print(stderr, "sunomi: {}\n", failure.what());
        return 1;
    }
}
