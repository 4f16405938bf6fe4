#include "services/attempt_limiter.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::string_view before_time = "; please try again in ";
constexpr std::string_view after_time = " s";

}  // namespace

Error too_many_until(const std::string& what, std::chrono::seconds wait) {
    return {Errc::too_many,
            what + std::string{before_time} + std::to_string(wait.count()) + std::string{after_time}};
}

std::chrono::seconds wait_named_in(std::string_view message) {
    const auto at = message.rfind(before_time);
    if (at == std::string_view::npos || !message.ends_with(after_time)) return std::chrono::seconds{1};
    message.remove_prefix(at + before_time.size());
    message.remove_suffix(after_time.size());
    return std::chrono::seconds{parse_u64(message).value_or(1)};
}

AttemptLimiter::AttemptLimiter(AttemptLimit limit, const Clock& clock, std::size_t most_keys)
    : each_(std::chrono::nanoseconds{limit.recovery} / std::max(1, limit.attempts)),
      whole_(each_ * std::max(1, limit.attempts)),
      clock_(clock),
      most_keys_(most_keys) {}

std::optional<std::chrono::seconds> AttemptLimiter::try_take(const std::string& key) {
    const auto now = clock_.steady();
    const std::lock_guard lock{mutex_};
    const auto at = recovered_.find(key);
    const auto recovered = (at == recovered_.end() ? now : std::max(now, at->second)) + each_;
    if (recovered - now > whole_) return std::chrono::ceil<std::chrono::seconds>(recovered - now - whole_);
    set(key, recovered);
    while (!by_recovery_.empty() &&
           (by_recovery_.begin()->first <= now || by_recovery_.size() > most_keys_)) {
        recovered_.erase(by_recovery_.begin()->second);
        by_recovery_.erase(by_recovery_.begin());
    }
    return std::nullopt;
}

void AttemptLimiter::give_back(const std::string& key) {
    const std::lock_guard lock{mutex_};
    if (const auto at = recovered_.find(key); at != recovered_.end()) set(key, at->second - each_);
}

void AttemptLimiter::set(const std::string& key, SteadyTime recovered) {
    if (const auto at = recovered_.find(key); at != recovered_.end()) by_recovery_.erase({at->second, key});
    recovered_[key] = recovered;
    by_recovery_.emplace(recovered, key);
}

}  // namespace sunomi
