#include "services/disk_watch.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

constexpr std::int64_t gib = 1LL << 30;

class Disk final : public SpaceGauge {
public:
    [[nodiscard]] std::int64_t free_bytes() const override { return free; }
    [[nodiscard]] std::int64_t total_bytes() const override { return total; }
    std::int64_t free = 0;
    std::int64_t total = 0;
};

bool is_low(std::int64_t total, std::int64_t free) {
    Disk disk;
    disk.total = total;
    disk.free = free;
    return DiskWatch{disk, {10, 5 * gib}}.state().low;
}

TEST(DiskWatch, WarnsBelowTheLesserOfShareAndSize) {
    EXPECT_TRUE(is_low(20 * gib, 2 * gib - gib / 10));  // a tenth is the less
    EXPECT_FALSE(is_low(20 * gib, 3 * gib));
    EXPECT_TRUE(is_low(1000 * gib, 4 * gib));  // the size is
    EXPECT_FALSE(is_low(1000 * gib, 6 * gib));
}

TEST(DiskWatch, SaysItOnceEachTime) {
    Disk disk;
    disk.total = 20 * gib;
    disk.free = gib;
    DiskWatch watch{disk, {10, 5 * gib}};
    const auto lines = [&] {
        testing::internal::CaptureStderr();
        watch.look();
        watch.look();
        const auto text = testing::internal::GetCapturedStderr();
        return std::count(text.begin(), text.end(), '\n');
    };
    EXPECT_EQ(lines(), 1);
    disk.free = 2 * gib + 1;  // hardly more than the limit: as good as full
    EXPECT_EQ(lines(), 0);
    disk.free = 3 * gib;
    EXPECT_EQ(lines(), 1);
    disk.free = gib;
    EXPECT_EQ(lines(), 1);
}

}  // namespace
}  // namespace sunomi
