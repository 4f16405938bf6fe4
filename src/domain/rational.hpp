#pragma once

#include <cstdint>
#include <numeric>

namespace sunomi {

/// A fraction of two integers; `den` > 0. 0/1 stands for "unknown" where a field says so.
struct Rational {
    std::int64_t num = 0;
    std::int64_t den = 1;

    [[nodiscard]] double value() const { return static_cast<double>(num) / static_cast<double>(den); }
    [[nodiscard]] Rational reduced() const {
        const auto divisor = std::gcd(num, den);
        return divisor == 0 ? *this : Rational{num / divisor, den / divisor};
    }
    friend bool operator==(const Rational&, const Rational&) = default;
};

}  // namespace sunomi
