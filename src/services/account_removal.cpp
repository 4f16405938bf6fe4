#include "services/account_removal.hpp"

#include "base/log.hpp"
#include "services/security_log.hpp"

namespace sunomi {
namespace {

constexpr int rows_at_once = 100;  // some milliseconds of the one writer
constexpr std::chrono::minutes between_looks{1};

}  // namespace

AccountRemoval::AccountRemoval(AccountRepository& accounts, ObjectStore& store, RevocationList& revocations,
                               WorkObserver& observer, RemoveObjects remove_objects)
    : accounts_(accounts),
      store_(store),
      revocations_(revocations),
      observer_(observer),
      remove_objects_(std::move(remove_objects)) {}

AccountRemoval::~AccountRemoval() {
    stop();
}

Result<void> AccountRemoval::remove(const User& user) {
    const auto closed = accounts_.close(user.key);
    if (!closed) return closed.error();
    revocations_.add(*closed);
    log_security({"account_deleted", user.key, user.user_id, "", ""});
    const auto finished = finish(user);
    if (!finished)
        log::warning("account not removed yet user={} error=\"{}\"", user.user_id,
                     finished.error().message());
    return {};
}

Result<void> AccountRemoval::finish(const User& user) {
    for (;;) {
        const auto step = accounts_.remove_some(user.key, rows_at_once);
        if (!step) return step.error();
        for (const auto& video : step->videos) {
            observer_.video_changed(video);
            // The tombstone makes sure of it if this fails.
            (void)store_.remove_all(video + "/", Deadline::in(std::chrono::seconds{30}));
        }
        if (step->finished) break;
    }
    remove_objects_(user);
    log::info("account removed user={}", user.user_id);
    return {};
}

Result<void> AccountRemoval::resume() {
    const auto closed = accounts_.list_closed();
    if (!closed) return closed.error();
    Result<void> outcome;  // of the last one that failed; the others go on
    for (const auto& user : *closed) {
        const auto finished = finish(user);
        if (!finished) outcome = finished;
    }
    return outcome;
}

void AccountRemoval::start() {
    thread_ = std::thread{[this] {
        std::unique_lock lock{mutex_};
        do {
            lock.unlock();
            const auto resumed = resume();
            if (!resumed)
                log::warning("closed accounts not removed yet error=\"{}\"", resumed.error().message());
            lock.lock();
        } while (!stopping_.wait_for(lock, between_looks, [this] { return stop_; }));
    }};
}

void AccountRemoval::stop() {
    {
        const std::lock_guard lock{mutex_};
        stop_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

}  // namespace sunomi
