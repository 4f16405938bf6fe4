#include "adapters/sql/search_words.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/words.hpp"

namespace sunomi {
namespace {

/// U+E000 and a letter for the kind of filter; the tokenizer would split at anything in ASCII but letters and
/// digits.
std::string filter_word(char kind, std::string_view value) {
    std::string word = "\xEE\x80\x80";
    word += kind;
    for (const char c : to_lower_ascii(value)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) word += c;
    }
    return word;
}

constexpr std::size_t shortest_prefix = 3;

}  // namespace

std::string channel_word(UserKey owner) {
    return filter_word('u', std::to_string(owner));
}

std::string category_word(std::string_view category) {
    return filter_word('c', category);
}

std::string language_word(std::string_view tag) {
    return filter_word('l', tag);
}

std::vector<std::string> language_words(std::string_view tag) {
    if (tag.empty()) return {};
    const auto primary = tag.substr(0, tag.find('-'));
    if (primary == tag) return {language_word(tag)};
    return {language_word(primary), language_word(tag)};
}

std::string duration_word(DurationClass duration) {
    return filter_word('d', std::to_string(static_cast<int>(duration)));
}

std::string join_words(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

std::string match_text(const IndexQuery& query, LastWord last, std::string_view column) {
    std::string text;
    for (const auto& word : query.words) {
        const bool is_last = &word == &query.words.back();
        const bool begins_a_pair = is_unspaced(word) && code_points(word) == 1;
        text += (text.empty() ? "\"" : " AND \"") + word + "\"";
        if ((is_last && last == LastWord::prefix) || begins_a_pair) text += " *";
    }
    if (!column.empty()) text = fmt::format("{} : ({})", column, text);
    for (const auto& filter : query.filters) text += " AND \"" + filter + "\"";
    return text;
}

bool is_worth_spelling(std::string_view word) {
    if (is_unspaced(word) || code_points(word) < 3) return false;
    return word.find_first_not_of("0123456789") != std::string::npos && word[0] != '\xEE';
}

bool may_be_prefix(std::string_view word) {
    return is_unspaced(word) || code_points(word) >= shortest_prefix;
}

}  // namespace sunomi
