#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "ports/auth.hpp"
#include "services/attempt_limiter.hpp"

namespace sunomi {

/// How often someone may be wrong.
struct PasswordLimits {
    AttemptLimit account_from_address{10, std::chrono::minutes{10}};
    AttemptLimit address{100, std::chrono::minutes{10}};
    AttemptLimit account{1000, std::chrono::hours{1}};
};

/// The one place where a password is compared: behind limits, on however many ways it came in. **Threads:**
/// any.
///
/// Wrong passwords are counted by account *and* address, so that a stranger who guesses at someone's account
/// locks out himself and not its owner; by address, against one who tries many accounts; and by account from
/// everywhere, much higher, against many machines that guess together (10,000 addresses would else have
/// 100,000 guesses). While a limit holds even the right password is refused, unlooked at: else guessing could
/// go on and would only have to notice the difference.
class PasswordCheck {
public:
    PasswordCheck(PasswordHasher& hasher, const Clock& clock, const PasswordLimits& limits = {})
        : hasher_(hasher),
          from_address_(limits.account_from_address, clock),
          address_(limits.address, clock),
          account_(limits.account, clock) {}

    /// Is `password` the one of `encoded`, the account's hash? Empty (no such account, or one without a
    /// password) is false after the same time. too_many, with the time until the next attempt: a limit holds,
    /// or too many passwords wait to be compared.
    Result<bool> fits(std::string_view user_id, const std::string& address, std::string_view password,
                      std::string_view encoded);

private:
    PasswordHasher& hasher_;
    AttemptLimiter from_address_;
    AttemptLimiter address_;
    AttemptLimiter account_;
};

}  // namespace sunomi
