#include "adapters/auth/argon2id_hasher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <chrono>
#include <thread>
#include <vector>

namespace sunomi {
namespace {

std::unique_ptr<PasswordHasher> make(Argon2idCost cost = {}) {
    return std::move(make_argon2id_hasher(cost).value());
}
/// Little work, for tests that do not measure it.
constexpr Argon2idCost cheap{1, std::size_t{1} << 16, 2, 32};

TEST(Argon2idHasher, KnowsThePasswordAgainAndNoOther) {
    const auto hasher = make();
    const auto encoded = hasher->hash("correct horse");
    ASSERT_TRUE(encoded);
    EXPECT_TRUE(encoded->starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << *encoded;
    EXPECT_TRUE(*hasher->verify("correct horse", *encoded));
    for (const std::string wrong : {"correct hors", "correct horse ", "Correct horse", ""}) {
        EXPECT_FALSE(*hasher->verify(wrong, *encoded)) << wrong;
    }
}

TEST(Argon2idHasher, KnowsWhatWasMadeWithOtherCosts) {
    const auto before = *make(cheap)->hash("correct horse");
    auto dearer = cheap;
    dearer.passes = 2;
    const auto now = make(dearer);
    EXPECT_TRUE(*now->verify("correct horse", before));
    EXPECT_TRUE(now->is_outdated(before));
    EXPECT_FALSE(now->is_outdated(*now->hash("correct horse")));
}

TEST(Argon2idHasher, SaltsEachPassword) {
    const auto hasher = make(cheap);
    EXPECT_NE(*hasher->hash("the same"), *hasher->hash("the same"));
}

TEST(Argon2idHasher, TakesAnyBytesAsPassword) {
    const auto hasher = make(cheap);
    const std::string odd{"p\0q \xff é", 8};
    const auto encoded = hasher->hash(odd);
    ASSERT_TRUE(encoded);
    EXPECT_TRUE(*hasher->verify(odd, *encoded));
    EXPECT_FALSE(*hasher->verify("p", *encoded));
}

TEST(Argon2idHasher, IsFalseForAnUnknownUserWhateverThePassword) {
    const auto hasher = make(cheap);
    EXPECT_FALSE(*hasher->verify("", ""));
    EXPECT_FALSE(*hasher->verify("anything", ""));
}

TEST(Argon2idHasher, IsFalseForAnEncodedStringThatIsNone) {
    const auto hasher = make(cheap);
    for (const std::string broken :
         {"x", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$", "plain password"}) {
        EXPECT_FALSE(*hasher->verify("plain password", broken)) << broken;
    }
}

/// The quickest of some runs: the work itself, without the noise of the machine.
std::chrono::nanoseconds quickest(PasswordHasher& hasher, const std::string& encoded) {
    auto best = std::chrono::nanoseconds::max();
    for (int i = 0; i < 9; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_FALSE(*hasher.verify("wrong password", encoded));
        best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begin);
    }
    return best;
}

TEST(Argon2idHasher, TakesAsLongForAnUnknownUserAsForAKnownOne) {
    const auto hasher = make();
    const auto known = quickest(*hasher, *hasher->hash("right password"));
    const auto unknown = quickest(*hasher, "");
    EXPECT_LT(unknown, known * 2);
    EXPECT_GT(unknown * 2, known);
}

TEST(Argon2idHasher, TurnsAwayWhoComesWhenTooManyWait) {
    const auto hasher = make({2, std::size_t{19} << 20, 1, 2});
    constexpr int callers = 12;
    std::atomic<int> served{0};
    std::atomic<int> turned_away{0};
    std::barrier together{callers};
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i) {
        threads.emplace_back([&] {
            together.arrive_and_wait();
            const auto encoded = hasher->hash("password");
            if (encoded)
                ++served;
            else if (encoded.error().code() == Errc::too_many)
                ++turned_away;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(served + turned_away, callers);
    EXPECT_GE(served, 3) << "one at work and two waiting";
    EXPECT_GE(turned_away, 1);
    EXPECT_TRUE(hasher->hash("password")) << "and is there again afterwards";
}

}  // namespace
}  // namespace sunomi
