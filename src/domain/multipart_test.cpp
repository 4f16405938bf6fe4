#include "domain/multipart.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

constexpr std::int64_t mebibyte = 1 << 20;

MultipartUpload upload_of(std::int64_t size, std::int64_t part) {
    MultipartUpload upload;
    upload.size_bytes = size;
    upload.part_bytes = part;
    return upload;
}

TEST(Multipart, ChoosesPartsThatAreFewEnoughAndBeginOnPages) {
    EXPECT_EQ(part_bytes_for(1), 8 * mebibyte);
    EXPECT_EQ(part_bytes_for(most_parts * 8 * mebibyte), 8 * mebibyte);
    EXPECT_EQ(part_bytes_for(most_parts * 8 * mebibyte + 1), 9 * mebibyte);
    for (const std::int64_t size : {1LL, 60LL << 30, 5LL << 40, (1LL << 60)}) {
        const auto upload = upload_of(size, part_bytes_for(size));
        EXPECT_LE(count_parts(upload), most_parts) << size;
        EXPECT_EQ(upload.part_bytes % 4096, 0) << size;
    }
}

TEST(Multipart, CoversEveryByteOnce) {
    const auto upload = upload_of(2501, 1000);
    ASSERT_EQ(count_parts(upload), 3);
    EXPECT_EQ(offset_of_part(upload, 1), 0);
    EXPECT_EQ(offset_of_part(upload, 3), 2000);
    EXPECT_EQ(bytes_of_part(upload, 1), 1000);
    EXPECT_EQ(bytes_of_part(upload, 3), 501);
    for (const int absent : {0, -1, 4, 2'000'000'000}) EXPECT_EQ(bytes_of_part(upload, absent), 0) << absent;
    EXPECT_EQ(bytes_of_part(upload_of(2000, 1000), 2), 1000);
    EXPECT_EQ(bytes_of_part(upload_of(2000, 1000), 3), 0);
}

TEST(Multipart, NamesTheHoles) {
    const auto upload = upload_of(10'000, 1000);
    EXPECT_EQ(missing_parts(upload, {}), "1–10");
    EXPECT_EQ(missing_parts(upload, {{2, 1, ""}, {4, 1, ""}, {8, 1, ""}}), "1, 3, 5–7, 9–10");
    EXPECT_EQ(missing_parts(upload, {{2, 1, ""}, {4, 1, ""}, {8, 1, ""}}, 2), "1, 3, …");
    std::vector<StoredPart> all;
    for (int part = 1; part <= 10; ++part) all.push_back({part, 1000, ""});
    EXPECT_EQ(missing_parts(upload, all), "");
}

TEST(Multipart, KnowsItsIds) {
    EXPECT_TRUE(is_upload_id(make_upload_id()));
    EXPECT_NE(make_upload_id(), make_upload_id());
    for (const auto* other :
         {"", "00c0ffee00c0ffee", "../../../../../../../../etc/passwd", "0123456789ABCDEF0123456789ABCDEF"}) {
        EXPECT_FALSE(is_upload_id(other)) << other;
    }
}

}  // namespace
}  // namespace sunomi
