#include "domain/spelling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace sunomi {
namespace {

TEST(Spelling, CountsEdits) {
    EXPECT_EQ(edits_between("kitten", "sitting", 5), 3);
    EXPECT_EQ(edits_between("mountain", "muontain", 2), 1);
    EXPECT_EQ(edits_between("straße", "strase", 2), 1);
    EXPECT_EQ(edits_between("abc", "abcdef", 1), 2) << "more than asked for";
    EXPECT_EQ(edits_between("", "", 1), 0);
}

TEST(Spelling, ForgivesMoreInLongerWords) {
    EXPECT_EQ(forgiven_edits("cat"), 0);
    EXPECT_EQ(forgiven_edits("cats"), 1);
    EXPECT_EQ(forgiven_edits("сестра1"), 1);
    EXPECT_EQ(forgiven_edits("mountain"), 2);
}

bool leads_to(const std::string& typed, const std::string& word) {
    const auto filed = pieces_of(word);
    const auto probes = probes_for(typed);
    const auto swaps = swaps_of(typed);
    const bool shared = std::any_of(filed.begin(), filed.end(), [&](const auto& piece) {
        return std::find(probes.begin(), probes.end(), piece) != probes.end();
    });
    return shared || std::find(swaps.begin(), swaps.end(), word) != swaps.end();
}

/// Every text that one letter inserted, left out or replaced makes of `word`.
std::set<std::string> one_edit(const std::string& word) {
    std::set<std::string> out;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        out.insert(word.substr(0, i) + 'x' + word.substr(i));
        if (i == word.size()) continue;
        out.insert(word.substr(0, i) + word.substr(i + 1));
        out.insert(word.substr(0, i) + 'x' + word.substr(i + 1));
    }
    return out;
}

const std::vector<std::string> some_words{"cats",     "horse",     "garden",     "kitchen",
                                          "mountain", "telescope", "photography"};

TEST(Spelling, FindsEveryWordWithinOneEdit) {
    for (const auto& word : some_words) {
        auto typed = one_edit(word);
        for (const auto& swapped : swaps_of(word)) typed.insert(swapped);
        for (const auto& once : typed) {
            EXPECT_TRUE(leads_to(once, word) || forgiven_edits(once) == 0) << once << " for " << word;
        }
    }
}

TEST(Spelling, FindsEveryWordWithinTwoEditsOfALongOne) {
    for (const auto& word : some_words) {
        for (const auto& once : one_edit(word)) {
            for (const auto& twice : one_edit(once)) {
                EXPECT_TRUE(leads_to(twice, word) || forgiven_edits(twice) < 2) << twice << " for " << word;
            }
        }
    }
}

}  // namespace
}  // namespace sunomi
