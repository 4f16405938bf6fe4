#include "services/revocation_list.hpp"

#include <algorithm>

#include "base/log.hpp"

namespace sunomi {
namespace {

constexpr int most_at_once = 1000;
/// Numbers of two transactions can become visible in the other order (MariaDB gives them out before the
/// commit): so many before the last one are read again.
constexpr std::int64_t overlap = 100;

}  // namespace

RevocationList::RevocationList(RevocationLog& log, const Clock& clock, RevocationListConfig config)
    : log_(log), clock_(clock), config_(config), read_(clock.steady()), next_collection_(clock.steady()) {}

RevocationList::~RevocationList() {
    stop();
}

Result<void> RevocationList::start() {
    const auto filled = poll();
    if (!filled) return filled;
    thread_ = std::thread{[this] { run(); }};
    return {};
}

void RevocationList::stop() {
    {
        const std::lock_guard lock{stop_mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void RevocationList::run() {
    std::unique_lock lock{stop_mutex_};
    while (!stopping_.wait_for(lock, config_.interval, [this] { return stop_; })) {
        lock.unlock();
        const auto looked = poll();
        if (!looked) log::warning("revocations cannot be read error=\"{}\"", looked.error().message());
        collect();
        lock.lock();
    }
}

void RevocationList::add(const std::vector<Revocation>& revoked) {
    const std::unique_lock lock{mutex_};
    for (const auto& one : revoked) revoked_.emplace(one.session, one.expires);
}

bool RevocationList::is_revoked(const std::string& session) const {
    const std::shared_lock lock{mutex_};
    return revoked_.contains(session);
}

bool RevocationList::is_current() const {
    const auto now = clock_.steady();
    const std::shared_lock lock{mutex_};
    return now - read_ <= config_.patience;
}

Result<void> RevocationList::poll() {
    // Taken before reading: what is revoked while the answer is on its way may be missing from it.
    const auto begun = clock_.steady();
    auto after = std::max<std::int64_t>(0, last_ - overlap);
    for (;;) {
        const auto some = log_.list_after(after, most_at_once);
        if (!some) return some.error();
        const auto oldest = clock_.wall() - config_.leeway;
        std::vector<Revocation> holding;
        for (const auto& one : *some) {
            if (one.expires > oldest) holding.push_back(one);
            after = one.number;
        }
        add(holding);
        if (some->size() < most_at_once) break;
    }
    last_ = std::max(last_, after);
    const std::unique_lock lock{mutex_};
    read_ = begun;
    const auto oldest = clock_.wall() - config_.leeway;
    std::erase_if(revoked_, [&](const auto& entry) { return entry.second <= oldest; });
    return {};
}

void RevocationList::collect() {
    if (clock_.steady() < next_collection_) return;
    next_collection_ = clock_.steady() + config_.collection;
    const auto removed = log_.remove_expired(clock_.wall() - config_.leeway, most_at_once);
    if (!removed) return log::warning("expired sessions stay error=\"{}\"", removed.error().message());
    if (*removed >= most_at_once) next_collection_ = clock_.steady();
}

}  // namespace sunomi
