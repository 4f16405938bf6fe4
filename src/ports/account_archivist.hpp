#pragma once

#include "base/result.hpp"
#include "domain/account_archive.hpp"

namespace sunomi {

/// Collects what an account holds. **Threads:** any.
class AccountArchivist {
public:
    virtual ~AccountArchivist() = default;
    /// unavailable, timed_out.
    virtual Result<AccountArchive> collect(UserKey user) = 0;
};

}  // namespace sunomi
