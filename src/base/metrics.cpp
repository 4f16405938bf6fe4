#include "base/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sunomi::metrics {
namespace {

std::string escaped(std::string_view text, bool in_quotes) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '\n')
            out += "\\n";
        else if (c == '"' && in_quotes)
            out += "\\\"";
        else
            out += c;
    }
    return out;
}

std::string_view word_of(Text::Type type) {
    switch (type) {
        case Text::Type::counter:
            return "counter";
        case Text::Type::gauge:
            return "gauge";
        case Text::Type::histogram:
            break;
    }
    return "histogram";
}

}  // namespace

void Histogram::observe(double seconds) {
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    buckets_[static_cast<std::size_t>(bucket)].add();
    sum_us_.add(static_cast<std::uint64_t>(std::llround(std::max(0.0, seconds) * 1e6)));
}

std::uint64_t Histogram::count() const {
    std::uint64_t count = 0;
    for (const auto& bucket : buckets_) count += bucket.value();
    return count;
}

double Histogram::sum_seconds() const {
    return static_cast<double>(sum_us_.value()) / 1e6;
}

void Text::family(std::string_view name, Type type, std::string_view help) {
    family_ = name;
    text_ += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, word_of(type), escaped(help, false));
}

void Text::sample(double value, Labels labels) {
    line("", labels, "", value);
}

/// The count is the sum of the buckets that were read, so that the text agrees with itself while others
/// count.
void Text::histogram(const Histogram& times, Labels labels) {
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < Histogram::bounds.size(); ++i) {
        so_far += times.in_bucket(i);
        line("_bucket", labels, fmt::format("{}", Histogram::bounds[i]), static_cast<double>(so_far));
    }
    so_far += times.in_bucket(Histogram::bounds.size());
    line("_bucket", labels, "+Inf", static_cast<double>(so_far));
    line("_sum", labels, "", times.sum_seconds());
    line("_count", labels, "", static_cast<double>(so_far));
}

void Text::counter(std::string_view name, std::string_view help, double value) {
    family(name, Type::counter, help);
    sample(value);
}

void Text::gauge(std::string_view name, std::string_view help, double value) {
    family(name, Type::gauge, help);
    sample(value);
}

void Text::line(std::string_view suffix, Labels labels, std::string_view bound, double value) {
    std::string inside;
    for (const auto& [name, text] : labels) {
        inside += fmt::format("{}{}=\"{}\"", inside.empty() ? "" : ",", name, escaped(text, true));
    }
    if (!bound.empty()) inside += fmt::format("{}le=\"{}\"", inside.empty() ? "" : ",", bound);
    text_ += family_;
    text_ += suffix;
    if (!inside.empty()) text_ += '{' + inside + '}';
    text_ += fmt::format(" {}\n", value);
}

}  // namespace sunomi::metrics
