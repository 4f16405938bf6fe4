#include "base/words.hpp"

#include <gmock/gmock.h>

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Words, AreFoldedInCaseAndAccents) {
    EXPECT_THAT(words_of("Über-Straße 2, CAFÉ!"), ElementsAre("uber", "strasse", "2", "cafe"));
    EXPECT_THAT(words_of("Cafe\u0301 ΑΘΉΝΑ Ёлка ﬁsh"), ElementsAre("cafe", "αθηνα", "елка", "fish"));
    EXPECT_THAT(words_of("한국 여행").size(), 2U);
    EXPECT_EQ(words_of("Ｆｕｌｌ"), words_of("full"));
}

TEST(Words, OfScriptsWithoutSpacesArePairsOfCharacters) {
    EXPECT_THAT(words_of("日本語 go"), ElementsAre("日本", "本語", "語", "go"));
    EXPECT_THAT(words_of("猫"), ElementsAre("猫"));
    EXPECT_THAT(words_of("Go言語"), ElementsAre("go", "言語", "語"));
    EXPECT_TRUE(is_unspaced("語"));
    EXPECT_FALSE(is_unspaced("go"));
    EXPECT_FALSE(is_unspaced(""));
}

TEST(Words, OfGarbageAreNone) {
    EXPECT_THAT(words_of(""), IsEmpty());
    EXPECT_THAT(words_of("\"*()^: -- 😀\n"), IsEmpty());
    EXPECT_THAT(words_of("\xff\xfe\xe9"), IsEmpty());
}

TEST(Words, HaveALongestLength) {
    EXPECT_THAT(words_of(std::string(5000, 'a') + " b"), ElementsAre(std::string(40, 'a'), "b"));
}

}  // namespace
}  // namespace sunomi
