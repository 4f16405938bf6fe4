#include "base/random.hpp"

#include <gtest/gtest.h>

#include <set>

namespace sunomi {
namespace {

TEST(Random, GivesAsManyHexDigitsAsAskedAndNeverTheSameTwice) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto id = random_hex(8);
        EXPECT_EQ(id.size(), 16U);
        EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
        EXPECT_TRUE(seen.insert(id).second);
    }
}

}  // namespace
}  // namespace sunomi
