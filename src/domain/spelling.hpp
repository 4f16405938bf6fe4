#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sunomi {

/// How many mistakes are forgiven in a word that was looked for: none below 4 letters, one up to 7, then two.
int forgiven_edits(std::string_view word);

/// Edits (a letter inserted, left out, replaced, or two neighbours swapped) that turn `a` into `b`, counted
/// up to `most`; most + 1 when it takes more. (Optimal string alignment distance.)
int edits_between(std::string_view a, std::string_view b, int most);

/// Finding similar words without comparing all: a word of which k letters were changed still has, of k + 1
/// pieces, one unharmed (the pigeonhole principle of Pass-Join: Li, Deng, Wang, Feng, PVLDB 5(3), 2011). A
/// vocabulary files each word under `pieces_of(word)`; what is similar to `word` is filed under one of
/// `probes_for(word)`, or is one of `swaps_of(word)`. Both lists also lead to other words: compare with
/// edits_between().
std::vector<std::string> pieces_of(std::string_view word);
std::vector<std::string> probes_for(std::string_view word);
/// The word with each pair of neighbouring letters swapped, which can harm two pieces at once.
std::vector<std::string> swaps_of(std::string_view word);

}  // namespace sunomi
