#include "services/password_policy.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/common_passwords.hpp"
#include "domain/user.hpp"

namespace sunomi {
namespace {

constexpr std::size_t shortest_word = 3;  // characters: shorter ones stand in every other word
constexpr std::size_t least_left = 8;     // characters

void add_words(std::string_view text, std::vector<std::string>& words) {
    for (const auto part : split(text, ' ')) {
        if (code_points(part) >= shortest_word) words.push_back(to_lower_ascii(part));
    }
}

void remove_all(std::string& text, std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at))
        text.erase(at, word.size());
}

/// `aaaaaaaa`, `12341234`, `abcdefgh`, `87654321`: a piece of up to four bytes again and again, or a series.
bool is_pattern(std::string_view text) {
    constexpr std::size_t longest_piece = 4;
    for (std::size_t piece = 1; piece <= longest_piece && piece < text.size(); ++piece) {
        if (text.substr(piece) == text.substr(0, text.size() - piece)) return true;
    }
    const auto goes_by = [&](int step) {
        return std::adjacent_find(text.begin(), text.end(), [&](char a, char b) { return b - a != step; }) ==
               text.end();
    };
    return goes_by(1) || goes_by(-1);
}

}  // namespace

PasswordPolicy::PasswordPolicy(std::string_view instance_name) : site_words_{"sunomi"} {
    add_words(instance_name, site_words_);
}

Result<void> PasswordPolicy::check(std::string_view password, std::string_view user_id,
                                   std::string_view name) const {
    if (const auto formed = check_password(password); !formed) return formed;
    if (is_common_password(password) || is_pattern(password)) {
        return Error{
            Errc::invalid,
            "password must be another one: this one is so common that it is guessed at once; three or four "
            "words that have nothing to do with each other are a good one"};
    }
    auto words = site_words_;
    add_words(user_id, words);
    add_words(name, words);
    // The longest first: "ada" is a part of "adalovelace".
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    auto rest = to_lower_ascii(to_nfc(password).value_or(""));
    for (const auto& word : words) remove_all(rest, word);
    if (code_points(rest) >= least_left) return {};
    return Error{
        Errc::invalid,
        "password must have 8 characters besides your userId, your name and the name of this site: those are "
        "guessed first"};
}

}  // namespace sunomi
