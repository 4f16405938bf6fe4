#include "services/attempt_limiter.hpp"

#include <gtest/gtest.h>

#include "support/manual_clock.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

TEST(AttemptLimiter, AllowsSoManyAndThenOneAfterTheOther) {
    ManualClock clock;
    AttemptLimiter limiter{{3, 30s}, clock};
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.try_take("a"));
    EXPECT_EQ(limiter.try_take("a"), 10s);
    EXPECT_FALSE(limiter.try_take("b")) << "keys do not touch each other";
    clock.advance(9500ms);
    EXPECT_EQ(limiter.try_take("a"), 1s);
    clock.advance(500ms);
    EXPECT_FALSE(limiter.try_take("a"));
    EXPECT_EQ(limiter.try_take("a"), 10s);
    clock.advance(1h);
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.try_take("a")) << "never more than all of them";
    EXPECT_TRUE(limiter.try_take("a"));
}

TEST(AttemptLimiter, DoesNotCountWhatIsGivenBack) {
    ManualClock clock;
    AttemptLimiter limiter{{2, 20s}, clock};
    for (int i = 0; i < 100; ++i) {
        EXPECT_FALSE(limiter.try_take("a"));
        limiter.give_back("a");
    }
    EXPECT_FALSE(limiter.try_take("a"));
    EXPECT_FALSE(limiter.try_take("a"));
    EXPECT_TRUE(limiter.try_take("a"));
    limiter.give_back("unknown");
}

TEST(AttemptLimiter, StaysBoundedAndForgetsTheMildestFirst) {
    ManualClock clock;
    AttemptLimiter limiter{{2, 20s}, clock, 100};
    EXPECT_FALSE(limiter.try_take("worst"));
    EXPECT_FALSE(limiter.try_take("worst"));
    for (int i = 0; i < 1000; ++i) EXPECT_FALSE(limiter.try_take(std::to_string(i)));
    EXPECT_TRUE(limiter.try_take("worst")) << "not washed away by many who tried once";
}

TEST(AttemptLimiter, SaysHowLongToWaitInWordsThatCanBeReadAgain) {
    const auto error = too_many_until("too many of them", 42s);
    EXPECT_EQ(error.code(), Errc::too_many);
    EXPECT_EQ(error.message(), "too many of them; please try again in 42 s");
    EXPECT_EQ(wait_named_in(error.message()), 42s);
    EXPECT_EQ(wait_named_in("too many"), 1s);
    EXPECT_EQ(wait_named_in("; please try again in x s"), 1s);
}

}  // namespace
}  // namespace sunomi
