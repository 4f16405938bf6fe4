#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/search.hpp"
#include "domain/user.hpp"

/// How words and filters are written in the index and in the queries of it.
namespace sunomi {

/// Filters are words, too, which begin with a character of private use: `words_of` never gives such a word.
std::string channel_word(UserKey owner);
std::string category_word(std::string_view category);
/// Of `pt-BR`, both `pt` and `pt-BR`; none for an empty tag.
std::vector<std::string> language_words(std::string_view tag);
std::string language_word(std::string_view tag);
std::string duration_word(DurationClass duration);

std::string join_words(const std::vector<std::string>& words);

/// A query of the index: all of `words` in `column` (empty: in any), and all of `filters` anywhere. The last
/// word may be the beginning of one when `as_prefix`.
struct IndexQuery {
    std::vector<std::string> words;
    std::vector<std::string> filters;
};
enum class LastWord { whole, prefix };
std::string match_text(const IndexQuery& query, LastWord last, std::string_view column = {});

/// Is the word, and then every one that begins with it, kept in search_words? Not so numbers, and scripts
/// without spaces.
bool is_worth_spelling(std::string_view word);

/// Is the word long enough to stand for all words that begin with it?
bool may_be_prefix(std::string_view word);

}  // namespace sunomi
