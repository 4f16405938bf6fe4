#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// Numbers about a running process, counted without locks and printed in Prometheus' text form
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
namespace sunomi::metrics {

/// Only ever grows. **Threads:** any.
class Counter {
public:
    void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

/// How long things take. **Threads:** any.
class Histogram {
public:
    /// Upper bounds in seconds: 1 ms to 10 s, the times between "at once" and "given up".
    static constexpr std::array<double, 12> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                   0.1,   0.25,   0.5,   1,    2.5,   10};
    void observe(double seconds);
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] double sum_seconds() const;
    /// Of one bucket alone; the last one, `bounds.size()`, is beyond all bounds.
    [[nodiscard]] std::uint64_t in_bucket(std::size_t bucket) const { return buckets_[bucket].value(); }

private:
    std::array<Counter, bounds.size() + 1> buckets_;
    Counter sum_us_;
};

using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The text of one scrape. Each family is begun once, with its samples right after it.
class Text {
public:
    enum class Type { counter, gauge, histogram };
    void family(std::string_view name, Type type, std::string_view help);
    /// Of the family that was begun last.
    void sample(double value, Labels labels = {});
    void histogram(const Histogram& times, Labels labels = {});
    /// A family of one sample without labels.
    void counter(std::string_view name, std::string_view help, double value);
    void gauge(std::string_view name, std::string_view help, double value);
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void line(std::string_view suffix, Labels labels, std::string_view bound, double value);

    std::string text_;
    std::string family_;
};

}  // namespace sunomi::metrics
