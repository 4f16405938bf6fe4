#include "base/log_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/json_text.hpp"

namespace sunomi::log {
namespace {

struct Field {
    std::string_view key;
    std::string_view value;
};

bool is_key_character(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9');
}

/// Takes `key=value` or `key="value"` off the front of `rest`. A quoted value goes to the quotation mark that
/// ends the line or stands before the next key: messages hold quotation marks of their own.
std::optional<Field> take_field(std::string_view& rest) {
    const auto equals = rest.find('=');
    if (equals == 0 || equals == std::string_view::npos) return std::nullopt;
    const auto key = rest.substr(0, equals);
    if (!std::all_of(key.begin(), key.end(), is_key_character)) return std::nullopt;
    auto value = rest.substr(equals + 1);
    std::size_t end = value.find(' ');
    if (value.starts_with('"')) {
        end = value.find("\" ", 1);
        while (end != std::string_view::npos) {
            const auto next = value.substr(end + 2, value.find_first_of("= ", end + 2) - end - 2);
            const bool is_key = value.size() > end + 2 + next.size() && value[end + 2 + next.size()] == '=';
            if (is_key && std::all_of(next.begin(), next.end(), is_key_character)) break;
            end = value.find("\" ", end + 1);
        }
        if (end != std::string_view::npos) ++end;
    }
    rest = end == std::string_view::npos ? std::string_view{} : value.substr(end + 1);
    value = value.substr(0, end);
    const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return Field{key, quoted ? value.substr(1, value.size() - 2) : value};
}

bool is_own_field(std::string_view key) {
    return key == "time" || key == "level" || key == "message";
}

}  // namespace

std::string text_line(std::string_view time, std::string_view level, std::string_view line) {
    auto out = fmt::format("{} {} {}\n", time, level, line);
    std::replace_if(
        out.begin(), out.end() - 1, [](char c) { return c >= 0 && c < ' '; }, ' ');
    return out;
}

std::string json_line(std::string_view time, std::string_view level, std::string_view line) {
    std::string message;
    std::vector<Field> fields;
    while (!line.empty()) {
        const auto before = line;
        auto field = take_field(line);
        if (field && !is_own_field(field->key)) {
            fields.push_back(*field);
            continue;
        }
        const auto end = before.find(' ');
        message += (message.empty() ? "" : " ") + std::string{before.substr(0, end)};
        line = end == std::string_view::npos ? std::string_view{} : before.substr(end + 1);
    }
    std::string out = fmt::format(R"({{"time":"{}","level":"{}","message":)", time, level);
    append_json_text(out, message);
    for (const auto& [key, value] : fields) {
        out += fmt::format(",\"{}\":", key);
        append_json_text(out, value);
    }
    return out + "}\n";
}

}  // namespace sunomi::log
