#include "api/accept_encoding.hpp"

#include <gtest/gtest.h>

namespace sunomi::api {
namespace {

TEST(AcceptEncoding, AllowsGzipOnlyWithAWeightAboveZero) {
    for (const auto* yes : {"gzip", "br, GZIP", "gzip;q=0.1", "gzip; q=1.0, identity", "*", "x-gzip", "br;q=0, gzip"}) {
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    }
    for (const auto* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "notgzip", "identity;q=1, *;q=0"}) {
        EXPECT_FALSE(accepts_gzip(no)) << no;
    }
}

}  // namespace
}  // namespace sunomi::api
