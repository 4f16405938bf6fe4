#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "ports/account_repository.hpp"
#include "ports/object_store.hpp"
#include "services/revocation_list.hpp"
#include "services/work_signals.hpp"

namespace sunomi {

/// Removes accounts with everything in them. First the account is closed, and with that gone for everyone;
/// then its rows and objects go, step by step. What a crash or an error left is taken up again at the start
/// and each minute.
/// **Threads:** any; one of its own after start().
class AccountRemoval {
public:
    /// Removes what is kept of someone beside the videos, such as the picture, once the row is gone.
    using RemoveObjects = std::function<void(const User&)>;

    AccountRemoval(AccountRepository& accounts, ObjectStore& store, RevocationList& revocations,
                   WorkObserver& observer, RemoveObjects remove_objects);
    ~AccountRemoval();

    /// When it succeeds the account is closed for good; all of it is gone, or will be. conflict: the only
    /// admin; not_found.
    Result<void> remove(const User& user);

    void start();
    void stop();
    /// Goes on with what was left; what start() does again and again.
    Result<void> resume();

private:
    Result<void> finish(const User& user);

    AccountRepository& accounts_;
    ObjectStore& store_;
    RevocationList& revocations_;
    WorkObserver& observer_;
    const RemoveObjects remove_objects_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sunomi
