#include "services/password_check.hpp"

#include <array>
#include <utility>

#include "base/ip_address.hpp"
#include "base/text.hpp"
#include "domain/user.hpp"

namespace sunomi {

Result<bool> PasswordCheck::fits(std::string_view user_id, const std::string& address,
                                 std::string_view password, std::string_view encoded) {
    // What can be nobody's id shares one place: keys are short, whatever is sent.
    const auto account = check_user_id(user_id) ? to_lower_ascii(user_id) : std::string{"?"};
    const auto customer = customer_of(address);
    const std::array<std::pair<AttemptLimiter&, std::string>, 3> counters{
        {{from_address_, account + ' ' + customer}, {address_, customer}, {account_, account}}};
    // Counted before it is known to be wrong: a thousand at once must not all be let through.
    for (std::size_t i = 0; i < counters.size(); ++i) {
        const auto wait = counters[i].first.try_take(counters[i].second);
        if (!wait) continue;
        for (std::size_t taken = 0; taken < i; ++taken)
            counters[taken].first.give_back(counters[taken].second);
        return too_many_until("too many wrong passwords", *wait);
    }
    auto fits = hasher_.verify(password, encoded);
    if (!fits || *fits) {
        for (const auto& [counter, key] : counters) counter.give_back(key);
    }
    return fits;
}

}  // namespace sunomi
