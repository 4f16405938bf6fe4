#include "adapters/sql/segment_table.hpp"

#include <gmock/gmock.h>

namespace sunomi {
namespace {

const std::string hash(32, '\xff');

TEST(SegmentTable, KeepsSizeAndHashAsThirtySixBytes) {
    auto table = SegmentTable::of_none_stored(2);
    ASSERT_TRUE(table.put(1, 0x01020304, hash));
    EXPECT_EQ(table.column(), std::string(36, '\0') + "\x04\x03\x02\x01" + hash);
    EXPECT_FALSE(table.is_stored(0));
    EXPECT_TRUE(table.is_stored(1));
    EXPECT_THAT(table.sizes(), testing::ElementsAre(0, 0x01020304));
    EXPECT_EQ(SegmentTable::from_column(table.column(), 2)->sizes(), table.sizes());
}

TEST(SegmentTable, TakesTheLargestSizeAndNoLarger) {
    auto table = SegmentTable::of_none_stored(1);
    EXPECT_TRUE(table.put(0, 4'294'967'295, hash));
    EXPECT_EQ(table.size_of(0), 4'294'967'295);
    EXPECT_EQ(table.put(0, 4'294'967'296, hash).error().code(), Errc::invalid);
    EXPECT_EQ(table.put(0, 0, hash).error().code(), Errc::invalid);
    EXPECT_EQ(table.put(0, -1, hash).error().code(), Errc::invalid);
}

TEST(SegmentTable, RefusesWhatIsOutsideOrNoHash) {
    auto table = SegmentTable::of_none_stored(3);
    EXPECT_EQ(table.put(3, 1, hash).error().code(), Errc::invalid);
    EXPECT_EQ(table.put(-1, 1, hash).error().code(), Errc::invalid);
    EXPECT_EQ(table.put(0, 1, "short").error().code(), Errc::invalid);
    EXPECT_EQ(SegmentTable::from_column("abc", 1).error().code(), Errc::internal);
}

}  // namespace
}  // namespace sunomi
