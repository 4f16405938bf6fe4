#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sunomi {

/// The words of well-formed UTF-8 text in the form in which they are compared when searching: case folded,
/// without accents, of letters and digits only (`Über-Straße 2` → `uber`, `strasse`, `2`). Scripts that put
/// no spaces between words (Chinese, Japanese, Thai, …) give every pair of neighbouring characters as a word,
/// and the last character of such a run by itself, so that each character begins some word. A word is cut at
/// 40 characters.
std::vector<std::string> words_of(std::string_view text);

/// Is `text` of a script without spaces? Then one or two characters of it mean as much as a word.
bool is_unspaced(std::string_view word);

}  // namespace sunomi
