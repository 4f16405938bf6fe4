#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/page.hpp"

namespace sunomi {

/// Who did what to whom, in words: it outlives the accounts and videos it names.
struct AuditEntry {
    std::string actor;        ///< a userId, or `console` for the operator's own commands
    std::string action;       ///< `role`, `suspend`, `delete video`, …
    std::string target;       ///< a userId or a video's id
    std::string detail;       ///< may be empty; never a secret
    std::int64_t number = 0;  ///< grows with each one
    WallTime at{};
};

/// What administrators and moderators did. Ports that change something on their behalf take an entry and
/// write it in the same transaction. **Threads:** any. Errors of every call: unavailable, timed_out,
/// no_space.
class AuditLog {
public:
    virtual ~AuditLog() = default;
    /// `number` and `at` are given by the log.
    virtual Result<void> append(const AuditEntry& entry) = 0;
    /// Newest first; the cursor's order is the number.
    virtual Result<std::vector<AuditEntry>> list(const Page& page) = 0;
};

}  // namespace sunomi
