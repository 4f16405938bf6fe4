#include "app/admin_command.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <map>

#include "app/admin_call.hpp"
#include "app/config.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

struct Usage {
    std::string command;             ///< `users role`
    std::vector<std::string> words;  ///< what must follow it: names of arguments
    std::string help;
};

const std::vector<Usage>& usages() {
    static const std::vector<Usage> all{
        {"users list", {}, "all accounts; --search TEXT: whose userId or name begins so"},
        {"users create",
         {"user"},
         "makes an account and prints the link for its password; --name TEXT --role ROLE"},
        {"users role", {"user", "role"}, "user, moderator or admin"},
        {"users quota", {"user", "size"}, "500M, 20G, …; none: no limit; default: the instance's"},
        {"users suspend", {"user"}, "signs out everywhere and lets in no more"},
        {"users unsuspend", {"user"}, "lets in again"},
        {"users reset-password", {"user"}, "prints a link, good for a day; --stdin: reads the new password"},
        {"users delete", {"user"}, "deletes an account with everything in it"},
        {"invites create", {}, "prints a link; --uses NUMBER (1) --days NUMBER (7)"},
    };
    return all;
}

/// What was typed: the command, its arguments, and what belongs to the configuration.
struct Typed {
    std::string command;
    json::object arguments;
    std::vector<std::string> config;
    bool as_json = false;
};

Result<std::int64_t> size_of(std::string_view text) {
    if (text == "none") return 0;
    if (text == "default") return -1;
    constexpr std::string_view units = "KMGT";
    const auto unit = text.empty() ? std::string_view::npos : units.find(text.back());
    const int bits = unit == std::string_view::npos ? 0 : static_cast<int>(10 * (unit + 1));
    const auto number = parse_u64(bits == 0 ? text : text.substr(0, text.size() - 1));
    if (!number || *number > (std::uint64_t{1} << 60) >> bits) {
        return Error{Errc::invalid, "a size is 500M, 20G, none or default"};
    }
    return static_cast<std::int64_t>(*number << bits);
}

Result<std::int64_t> count_of(const std::string& flag, const std::string& text) {
    const auto number = parse_u64(text);
    if (!number || *number > 1'000'000) return Error{Errc::invalid, flag + " needs a whole number"};
    return static_cast<std::int64_t>(*number);
}

/// Takes `--name value` and `--name=value` of this command; everything else is the configuration's.
Result<void> read_flags(std::vector<std::string> rest, Typed& typed) {
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const auto equals = rest[i].find('=');
        const auto flag = rest[i].substr(0, equals);
        if (flag == "--json") {
            typed.as_json = true;
            continue;
        }
        if (flag == "--stdin") {
            std::string password;
            std::getline(std::cin, password);
            typed.arguments["password"] = password;
            continue;
        }
        if (equals == std::string::npos && i + 1 == rest.size()) {
            return Error{Errc::invalid, flag + " needs a value, or is not known"};
        }
        const auto value = equals == std::string::npos ? rest[++i] : rest[i].substr(equals + 1);
        if (flag == "--search" || flag == "--name" || flag == "--role") {
            typed.arguments[flag.substr(2)] = value;
        } else if (flag == "--uses" || flag == "--days") {
            const auto number = count_of(flag, value);
            if (!number) return number.error();
            if (flag == "--uses") typed.arguments["uses"] = *number;
            if (flag == "--days") typed.arguments["lifeSeconds"] = *number * 24 * 3600;
        } else {
            typed.config.push_back(flag + '=' + value);
        }
    }
    return {};
}

Result<Typed> read_typed(const std::vector<std::string>& arguments) {
    const auto is_word = [](const std::string& text) { return !text.starts_with('-'); };
    const auto end = std::find_if_not(arguments.begin(), arguments.end(), is_word);
    const std::vector<std::string> words(arguments.begin(), end);
    for (const auto& usage : usages()) {
        if (words.size() < 2 || usage.command != words[0] + ' ' + words[1]) continue;
        if (words.size() != 2 + usage.words.size()) {
            return Error{Errc::invalid,
                         fmt::format("{} needs: {}", usage.command, fmt::join(usage.words, ", "))};
        }
        Typed typed;
        typed.command = usage.command;
        for (std::size_t i = 0; i < usage.words.size(); ++i) typed.arguments[usage.words[i]] = words[2 + i];
        if (const auto* size = typed.arguments.if_contains("size")) {
            const auto bytes = size_of(std::string_view{size->get_string()});
            if (!bytes) return bytes.error();
            typed.arguments["quotaBytes"] = *bytes;
        }
        const auto flags = read_flags({end, arguments.end()}, typed);
        if (!flags) return flags.error();
        return typed;
    }
    return Error{Errc::invalid, fmt::format("there is no command {}", fmt::join(words, " "))};
}

std::string cell(const json::value& value) {
    if (value.is_string()) return std::string{value.get_string()};
    return value.is_null() ? "-" : json::serialize(value);
}

/// Objects of the same fields, under each other.
void print_table(const json::array& rows) {
    if (rows.empty()) return fmt::print("none\n");
    std::vector<std::vector<std::string>> lines(1);
    for (const auto& field : rows.front().as_object()) lines[0].emplace_back(field.key());
    for (const auto& row : rows) {
        auto& line = lines.emplace_back();
        for (const auto& field : row.as_object()) line.push_back(cell(field.value()));
    }
    std::vector<std::size_t> widths(lines[0].size(), 0);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size() && i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], code_points(line[i]));
        }
    }
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size() && i < widths.size(); ++i) {
            const bool last = i + 1 == line.size();
            fmt::print("{}{}", line[i], last ? "\n" : std::string(widths[i] - code_points(line[i]) + 2, ' '));
        }
    }
}

void print_result(const json::value& result) {
    if (const auto* rows = result.if_array()) return print_table(*rows);
    const auto* object = result.if_object();
    if (object && object->contains("url")) return fmt::print("{}\n", cell(object->at("url")));
    if (object && object->contains("message")) return fmt::print("{}\n", cell(object->at("message")));
    if (object) return print_table({*object});
    fmt::print("{}\n", cell(result));
}

}  // namespace

std::string admin_help() {
    std::string out = "sunomi admin COMMAND [--json] [--data-dir FOLDER]\n\n";
    for (const auto& usage : usages()) {
        auto form = usage.command;
        for (auto word : usage.words) {
            std::transform(word.begin(), word.end(), word.begin(),
                           [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            form += ' ' + word;
        }
        out += fmt::format("  {:<28} {}\n", form, usage.help);
    }
    return out;
}

int admin_command(const std::vector<std::string>& environment, const std::vector<std::string>& arguments) {
    const auto typed = read_typed(arguments);
    if (!typed) {
        fmt::print(stderr, "sunomi admin: {}\n\n{}", typed.error().message(), admin_help());
        return 2;
    }
    const auto config = load_config({environment, typed->config});
    if (!config) {
        fmt::print(stderr, "{}\n", config.error().message());
        return 2;
    }
    const auto result = call_admin(*config, typed->command, typed->arguments);
    if (!result) {
        fmt::print(stderr, "sunomi admin: {}\n", result.error().message());
        return 1;
    }
    if (typed->as_json)
        fmt::print("{}\n", json::serialize(*result));
    else
        print_result(*result);
    return 0;
}

}  // namespace sunomi
