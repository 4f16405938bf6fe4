#pragma once

#include <soci/soci.h>

#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "ports/audit_log.hpp"

namespace sunomi {

/// Writes what somebody does, as a part of the caller's transaction.
inline void append_audit(soci::session& session, const AuditEntry& entry, WallTime now) {
    sql::execute(session,
                 "INSERT INTO audit_log (at, actor, action, target, detail) "
                 "VALUES (:at, :actor, :action, :target, :detail)",
                 to_column(now), entry.actor, entry.action, entry.target, entry.detail);
}

}  // namespace sunomi
