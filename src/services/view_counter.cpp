#include "services/view_counter.hpp"

#include "base/ip_address.hpp"
#include "base/log.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

/// Browsers behind one address fall into so many groups, of which each counts once.
constexpr unsigned guests_of_an_address = 8;

}  // namespace

ViewCounter::ViewCounter(ViewRepository& views, DailySalt& salts, const Clock& clock, Limits limits)
    : views_(views), salts_(salts), clock_(clock), limits_(limits), writer_([this] { run(); }) {}

ViewCounter::~ViewCounter() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    changed_.notify_all();
    writer_.join();
}

void ViewCounter::saw(const VideoId& video, const Actor& viewer) {
    add({video, viewer.user, {}});
}

void ViewCounter::saw(const VideoId& video, std::string_view address, std::string_view user_agent) {
    auto guest = guest_hash(address, user_agent);
    if (guest) add({video, std::nullopt, std::move(*guest)});
}

std::optional<std::string> ViewCounter::guest_hash(std::string_view address, std::string_view user_agent) {
    const auto today = std::chrono::floor<std::chrono::days>(clock_.wall());
    const std::lock_guard lock{salt_mutex_};
    if (salt_day_ != today) {
        auto salt = salts_.of(today);
        if (!salt) {
            log::warning("guests are not counted error=\"{}\"", salt.error().message());
            return std::nullopt;
        }
        salt_ = std::move(*salt);
        salt_day_ = today;
    }
    const auto group = static_cast<unsigned char>(hmac_sha256(salt_, user_agent)[0]) % guests_of_an_address;
    const auto where = customer_of(std::string{address});
    return to_hex(hmac_sha256(salt_, where + '\n' + std::to_string(group)).substr(0, 16));
}

void ViewCounter::add(SeenVideo seen) {
    const auto key = seen.video + (seen.user ? 'u' + std::to_string(*seen.user) : 'g' + seen.guest);
    const std::lock_guard lock{mutex_};
    if (waiting_.size() >= limits_.most_waiting || !known_.insert(key).second) return;
    waiting_.push_back(std::move(seen));
    if (waiting_.size() >= limits_.batch) changed_.notify_all();
}

void ViewCounter::run() {
    std::unique_lock lock{mutex_};
    for (;;) {
        changed_.wait_for(lock, limits_.interval,
                          [this] { return stop_ || waiting_.size() >= limits_.batch; });
        const bool last = stop_;
        auto batch = std::exchange(waiting_, {});
        known_.clear();
        lock.unlock();
        if (!batch.empty()) write(std::move(batch));
        if (!last) forget_guests();
        lock.lock();
        if (last) return;
    }
}

void ViewCounter::write(std::vector<SeenVideo> batch) {
    const auto written = views_.record(batch, clock_.wall());
    if (written) return;
    log::warning("views not written count={} error=\"{}\"", batch.size(), written.error().message());
    std::unique_lock lock{mutex_};
    if (stop_) return;
    // Again later: they come first.
    batch.insert(batch.end(), std::make_move_iterator(waiting_.begin()),
                 std::make_move_iterator(waiting_.end()));
    if (batch.size() > limits_.most_waiting) batch.resize(limits_.most_waiting);
    waiting_ = std::move(batch);
    changed_.wait_for(lock, limits_.interval, [this] { return stop_; });
}

/// Yesterday's hashes cannot be made again: the rows have done their work. By the clock and not by the salt,
/// so that they go also when no guest comes today.
void ViewCounter::forget_guests() {
    const auto today = std::chrono::floor<std::chrono::days>(clock_.wall());
    if (forgotten_before_ == today) return;
    const auto forgotten = views_.forget_guests(today);
    if (!forgotten)
        log::warning("old views of guests not removed error=\"{}\"", forgotten.error().message());
    else if (*forgotten == 0)
        forgotten_before_ = today;
}

}  // namespace sunomi
