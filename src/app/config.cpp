#include "app/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <toml.hpp>

#include "app/config_keys.hpp"
#include "app/config_values.hpp"

namespace sunomi {
namespace {

constexpr std::string_view prefix = "SUNOMI_";
constexpr std::string_view config_flag = "--config";

/// Applies settings one after the other and remembers everything that is wrong with them.
class Reading {
public:
    /// `source` names the place in a problem: "--listen", "SUNOMI_LISTEN", "listen in FILE".
    void apply(const ConfigKey& key, std::string_view value, const std::string& source) {
        if (const auto complaint = key.set(config, value)) complain(source + ' ' + *complaint);
    }
    void complain(std::string problem) { problems.push_back(std::move(problem)); }

    Config config = machine_defaults();
    std::vector<std::string> problems;
};

template <class Wanted>
const ConfigKey* find_key(Wanted wanted) {
    const auto& keys = config_keys();
    const auto at = std::find_if(keys.begin(), keys.end(), wanted);
    return at == keys.end() ? nullptr : &*at;
}

const ConfigKey* find_flag(std::string_view flag) {
    return find_key([&](const ConfigKey& key) { return key.flag() == flag; });
}

void read_environment(const std::vector<std::string>& environment, Reading& reading) {
    for (const auto& entry : environment) {
        const auto equals = entry.find('=');
        if (!entry.starts_with(prefix) || equals == std::string::npos) continue;
        const auto name = entry.substr(0, equals);
        const auto value = entry.substr(equals + 1);
        const auto* key = find_key([&](const ConfigKey& k) { return k.variable() == name; });
        if (key == nullptr)
            reading.complain("unknown variable " + name);
        else if (!value.empty())
            reading.apply(*key, value, name);
    }
}

void read_file(const std::string& path, Reading& reading) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return reading.complain("cannot read " + path + " (--config)");
    toml::value tree;
    try {
        tree = toml::parse(file, path);
    } catch (const std::exception& broken) {  // toml11 tells of syntax in no other way
        return reading.complain(path + " is not TOML: " + broken.what());
    }
    for (const auto& [name, value] : tree.as_table()) {
        const auto source = name + " in " + path;
        const auto* key = find_key([&, wanted = name](const ConfigKey& k) { return k.name == wanted; });
        if (key == nullptr)
            reading.complain("unknown key " + source);
        else if (value.is_string())
            reading.apply(*key, value.as_string().str, source);
        else if (value.is_integer())
            reading.apply(*key, std::to_string(value.as_integer()), source);
        else
            reading.complain(source + " is neither text nor a whole number");
    }
}

struct Flag {
    std::string name;
    std::string value;
};

std::vector<Flag> read_flags(const std::vector<std::string>& arguments, Reading& reading) {
    std::vector<Flag> flags;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto equals = arguments[i].find('=');
        Flag flag{arguments[i].substr(0, equals), ""};
        const bool known = flag.name == config_flag || find_flag(flag.name) != nullptr;
        if (!known) {
            reading.complain("unknown argument " + flag.name);
            continue;
        }
        if (equals == std::string::npos && i + 1 == arguments.size()) {
            reading.complain(flag.name + " needs a value");
            continue;
        }
        flag.value = equals == std::string::npos ? arguments[++i] : arguments[i].substr(equals + 1);
        if (const auto* key = find_flag(flag.name); key != nullptr && key->is_secret(flag.value)) {
            reading.complain(
                fmt::format("{} with a secret would be seen by everyone on this machine: put it into the "
                            "variable {} or the file of --config",
                            flag.name, key->variable()));
            continue;
        }
        if (!seen.insert(flag.name).second) reading.complain(flag.name + " is given twice");
        flags.push_back(std::move(flag));
    }
    return flags;
}

/// What is left to fill in, or does not go together, once every source is read.
void finish(Reading& reading) {
    auto& config = reading.config;
    if (!config.smtp_url.empty() && config.smtp_from.empty()) reading.complain("smtp_url needs smtp_from");
    if (!config.smtp_url.empty() && config.public_url.empty()) {
        reading.complain("smtp_url needs public_url: the links in mail are never taken from a request");
    }
    if (config.database_path.empty()) config.database_path = config.data_dir + "/sunomi.db";
    if (config.github_client_id.empty() != config.github_client_secret.empty())
        reading.complain("github_client_id and github_client_secret: give both, or neither");
    for (const auto& [name, url] :
         {std::pair{"github_url", config.github_url}, std::pair{"github_api_url", config.github_api_url}}) {
        if (url.starts_with("http://") && !is_of_this_machine(url))
            reading.complain(
                fmt::format("{} must begin with https://: the app's secret goes that way", name));
    }
    if (config.store_dir.empty()) config.store_dir = config.data_dir + "/store";
}

}  // namespace

Result<Config> load_config(const ConfigSources& sources) {
    Reading reading;
    read_environment(sources.environment, reading);
    const auto flags = read_flags(sources.arguments, reading);
    for (const auto& flag : flags) {
        if (flag.name == config_flag) read_file(flag.value, reading);
    }
    for (const auto& flag : flags) {
        const auto* key = find_flag(flag.name);
        if (key != nullptr) reading.apply(*key, flag.value, flag.name);
    }
    finish(reading);
    if (!reading.problems.empty())
        return Error{Errc::invalid, fmt::format("{}", fmt::join(reading.problems, "\n"))};
    return reading.config;
}

std::string config_help() {
    std::string out =
        "Configuration: variables of the environment, then the file that --config names (TOML),\n"
        "then flags; later ones win. Sizes are bytes, or end in K, M, G or T.\n\n"
        "  --config FILE\n";
    for (const auto& key : config_keys()) {
        out += fmt::format("  {:<44} {}\n      {}{}\n", key.flag() + ' ' + key.form, key.variable(), key.help,
                           key.default_text.empty() ? "" : " (" + key.default_text + ")");
    }
    return out;
}

}  // namespace sunomi
