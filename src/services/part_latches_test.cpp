#include "services/part_latches.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace sunomi {
namespace {

TEST(PartLatches, LetOneWriteAPartAndOthersTheOtherParts) {
    PartLatches latches;
    auto one = latches.enter("u", 1);
    ASSERT_TRUE(one);
    EXPECT_FALSE(latches.enter("u", 1));
    EXPECT_TRUE(latches.enter("u", 2));
    EXPECT_TRUE(latches.enter("v", 1));
    EXPECT_TRUE(latches.is_held("u"));
    auto copy = one;
    one.reset();
    EXPECT_FALSE(latches.enter("u", 1)) << "the last copy counts";
    copy.reset();
    EXPECT_TRUE(latches.enter("u", 1));
    EXPECT_FALSE(latches.is_held("u"));
}

TEST(PartLatches, CloseOnlyWhatNobodyWritesAndKeepWritersOut) {
    PartLatches latches;
    auto part = latches.enter("u", 1);
    EXPECT_FALSE(latches.close("u"));
    EXPECT_TRUE(latches.close("v"));
    part.reset();
    auto closed = latches.close("u");
    ASSERT_TRUE(closed);
    EXPECT_TRUE(latches.is_held("u"));
    EXPECT_FALSE(latches.enter("u", 1));
    closed.reset();
    EXPECT_TRUE(latches.enter("u", 1));
}

TEST(PartLatches, WaitForSomebodyElseWhoCloses) {
    PartLatches latches;
    auto first = latches.close("u");
    PartLatches::Hold second;
    std::thread waiting{[&] { second = latches.close("u"); }};
    first.reset();
    waiting.join();
    EXPECT_TRUE(second);
}

}  // namespace
}  // namespace sunomi
