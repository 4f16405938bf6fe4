#include "base/metrics.hpp"

#include <gtest/gtest.h>

namespace sunomi::metrics {
namespace {

TEST(Metrics, ArePrintedWithHelpAndTypeOnceAndLabelsEscaped) {
    Text text;
    text.family("a_total", Text::Type::counter, "What \\ is\ncounted");
    text.sample(3, {{"kind", "a\"b\\c\nd"}, {"state", "x"}});
    text.sample(12345678901, {{"kind", "e"}, {"state", "y"}});
    text.gauge("b_bytes", "Bytes", 0.5);
    EXPECT_EQ(text.take(),
              "# HELP a_total What \\\\ is\\ncounted\n"
              "# TYPE a_total counter\n"
              "a_total{kind=\"a\\\"b\\\\c\\nd\",state=\"x\"} 3\n"
              "a_total{kind=\"e\",state=\"y\"} 12345678901\n"
              "# HELP b_bytes Bytes\n"
              "# TYPE b_bytes gauge\n"
              "b_bytes 0.5\n");
}

TEST(Metrics, BucketsOfAHistogramHoldAllUpToTheirBound) {
    Histogram times;
    for (const double seconds : {0.0005, 0.001, 0.0011, 0.2, 99.0}) times.observe(seconds);
    Text text;
    text.family("t_seconds", Text::Type::histogram, "Time");
    text.histogram(times, {{"route", "/a"}});
    EXPECT_EQ(text.take(),
              "# HELP t_seconds Time\n"
              "# TYPE t_seconds histogram\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.001\"} 2\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.0025\"} 3\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.005\"} 3\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.01\"} 3\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.025\"} 3\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.05\"} 3\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.1\"} 3\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.25\"} 4\n"
              "t_seconds_bucket{route=\"/a\",le=\"0.5\"} 4\n"
              "t_seconds_bucket{route=\"/a\",le=\"1\"} 4\n"
              "t_seconds_bucket{route=\"/a\",le=\"2.5\"} 4\n"
              "t_seconds_bucket{route=\"/a\",le=\"10\"} 4\n"
              "t_seconds_bucket{route=\"/a\",le=\"+Inf\"} 5\n"
              "t_seconds_sum{route=\"/a\"} 99.2026\n"
              "t_seconds_count{route=\"/a\"} 5\n");
}

}  // namespace
}  // namespace sunomi::metrics
