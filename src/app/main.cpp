#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "app/admin_command.hpp"
#include "app/backup.hpp"
#include "app/config.hpp"
#include "app/doctor.hpp"
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
    "  sunomi backup FOLDER [options]            everything into a folder, while the server runs; again: "
    "what is new\n"
    "  sunomi restore FOLDER [--hashes] [options]  a backup into a new data folder\n"
    "  sunomi doctor [--json] [options]          checks the configuration and what it points at\n"
    "  sunomi admin COMMAND [options]            accounts and invitations (sunomi admin --help)\n"
    "  sunomi version\n"
    "\n";

/// A command, and how many words it takes before its options.
struct Command {
    std::string_view name;
    std::size_t words;
    std::string_view missing;  ///< what to say when one lacks
};
constexpr std::array<Command, 5> commands{{
    {"serve", 0, ""},
    {"transcode", 2, "say which file to read and which folder to write"},
    {"backup", 1, "say which folder to write to"},
    {"restore", 1, "say which backup to read, and with --data-dir where to make the new data folder"},
    {"doctor", 0, ""},
}};

/// Takes the words that stand before the first option.
Arguments take_words(Arguments& arguments) {
    const auto end = std::find_if(arguments.begin(), arguments.end(),
                                  [](const std::string& word) { return word.starts_with('-'); });
    Arguments words(arguments.begin(), end);
    arguments.erase(arguments.begin(), end);
    return words;
}

/// Takes an option of the command itself, which is no configuration.
bool take_switch(Arguments& arguments, std::string_view name) {
    return std::erase(arguments, name) > 0;
}

int run_command(std::string_view command, const sunomi::Config& config, const Arguments& words, bool hashes,
                bool json) {
    using namespace sunomi;
    if (command == "transcode") return transcode_command(config, words[0], words[1]);
    if (command == "backup") return backup_command(config, words[0]);
    if (command == "restore")
        return restore_command(config, words[0], hashes ? CheckHashes::yes : CheckHashes::no);
    if (command == "doctor") return doctor_command(config, json);
    return serve(config);
}

Arguments environment() {
    Arguments out;
    for (char** entry = environ; *entry != nullptr; ++entry) out.emplace_back(*entry);
    return out;
}

/// Password hashes and people's videos are nobody else's business: database, store, backups, secrets.
void keep_files_private() {
    ::umask(0077);
}

int run(const std::string& command, Arguments arguments) {
    if (command == "version" || command == "--version") {
        fmt::print("sunomi {}\n", SUNOMI_VERSION);
        return 0;
    }
    if (command == "admin") {
        const bool help = arguments.empty() || arguments.front() == "--help" || arguments.back() == "--help";
        keep_files_private();
        if (!help) return sunomi::admin_command(environment(), arguments);
        fmt::print("{}", sunomi::admin_help());
        return arguments.empty() ? 2 : 0;
    }
    const bool asks_for_help = std::find(arguments.begin(), arguments.end(), "--help") != arguments.end();
    if (command.empty() || command == "help" || command == "--help" || command == "-h" || asks_for_help) {
        fmt::print("{}{}", usage, sunomi::config_help());
        return command.empty() ? 2 : 0;
    }
    const auto known =
        std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == command; });
    if (known == commands.end()) {
        fmt::print(stderr, "sunomi: there is no command {}\n\n{}", command, usage);
        return 2;
    }
    const auto words = take_words(arguments);
    const bool hashes = command == "restore" && take_switch(arguments, "--hashes");
    const bool json = command == "doctor" && take_switch(arguments, "--json");
    const auto loaded = sunomi::load_config({environment(), arguments});
    if (!loaded) {
        fmt::print(stderr, "{}\n", loaded.error().message());
        return 2;
    }
    sunomi::log::set_level(loaded->log_level);
    if (loaded->log_format == "json") sunomi::log::set_format(sunomi::log::Format::json);
    if (words.size() > known->words) {
        fmt::print(stderr, "unknown argument {}\n", words[known->words]);
        return 2;
    }
    if (words.size() < known->words) {
        fmt::print(stderr, "sunomi {}: {}\n", command, known->missing);
        return 2;
    }
    if (command != "transcode") keep_files_private();  // what that writes is for whoever calls it
    return run_command(command, *loaded, words, hashes, json);
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
