#include <gtest/gtest.h>

#include "base/log_line.hpp"

namespace sunomi::log {
namespace {

constexpr auto noon = "2026-01-31T12:00:00.250Z";

TEST(LogLine, IsOneLineWhateverStandsInIt) {
    EXPECT_EQ(text_line(noon, "info", "failed why=\"a\nb\r\x1b[1m\" x=1"),
              "2026-01-31T12:00:00.250Z info failed why=\"a b  [1m\" x=1\n");
}

TEST(LogLine, BecomesJsonWithAFieldForEachKey) {
    EXPECT_EQ(json_line(noon, "warning",
                        "task not done task=7 kind=plan error=\"no \"room\" left: a=b\" segments=0-4"),
              R"({"time":"2026-01-31T12:00:00.250Z","level":"warning","message":"task not done","task":"7",)"
              R"("kind":"plan","error":"no \"room\" left: a=b","segments":"0-4"})"
              "\n");
}

TEST(LogLine, KeepsInTheMessageWhatIsNoField) {
    EXPECT_EQ(
        json_line(noon, "info", "planned video=ab grid level=high A=1 \t"),
        R"({"time":"2026-01-31T12:00:00.250Z","level":"info","message":"planned grid level=high A=1 \t","video":"ab"})"
        "\n");
}

}  // namespace
}  // namespace sunomi::log
