#include "adapters/sql/sqlite_engine.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cerrno>
#include <thread>

namespace sunomi::sqlite {
namespace {

sqlite_api::sqlite3* handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

/// Two processes that both turn a new file to write-ahead logging can get "busy" without any waiting (SQLite
/// sees a deadlock in it), so the waiting is done here.
void enable_wal(soci::session& session, std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            std::string mode;
            session << "PRAGMA journal_mode = WAL", soci::into(mode);
            if (mode == "wal") return;
            throw soci::soci_error("the file system does not allow a write-ahead log");
        } catch (const soci::sqlite3_soci_error& failure) {
            if (failure.result() != SQLITE_BUSY || std::chrono::steady_clock::now() >= until) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
}

/// Before the first connection: SQLite shall not lock on every call what only one thread uses at a time
/// (SessionPool lends a session to one), and shall not count its memory behind a lock of the whole process.
void set_up_library() {
    static const bool done = [] {
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
    static_cast<void>(done);
}

void configure(soci::session& session, Role role, std::chrono::milliseconds patience) {
    session << fmt::format("PRAGMA busy_timeout = {}", patience.count());
    session << "PRAGMA mmap_size = 0";
    // KiB of pages kept, at most; SQLite's own 2 MiB are read through many times by a search.
    session << "PRAGMA cache_size = -32768";
    if (role == Role::reader) return;
    enable_wal(session, patience);
    session << "PRAGMA synchronous = FULL";
    session << "PRAGMA foreign_keys = ON";
    // After a burst the log is cut back to this many bytes instead of keeping its greatest size for ever.
    session << "PRAGMA journal_size_limit = 67108864";
}

Errc constraint_errc(int extended_code) {
    switch (extended_code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_FOREIGNKEY:  // what the row belongs to is gone
            return Errc::conflict;
        default:
            return Errc::internal;
    }
}

/// A full disk shows as a failed read or write when SQLite grows its shared index, not as SQLITE_FULL.
Errc io_errc(int extended_code, int system_error) {
    const bool full =
        system_error == ENOSPC || system_error == EDQUOT || extended_code == SQLITE_IOERR_SHMSIZE;
    return full ? Errc::no_space : Errc::unavailable;
}

Errc errc_of(int code, int extended_code, int system_error) {
    switch (code) {
        case SQLITE_FULL:
            return Errc::no_space;
        case SQLITE_IOERR:
            return io_errc(extended_code, system_error);
        case SQLITE_CANTOPEN:
            return system_error == ENOSPC ? Errc::no_space : Errc::unavailable;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_READONLY:
        case SQLITE_PROTOCOL:
        case SQLITE_NOMEM:
            return Errc::unavailable;
        case SQLITE_INTERRUPT:
            return Errc::cancelled;
        case SQLITE_TOOBIG:
            return Errc::too_large;
        case SQLITE_CONSTRAINT:
            return constraint_errc(extended_code);
        default:
            return Errc::internal;
    }
}

}  // namespace

Result<std::unique_ptr<soci::session>> open_session(const std::string& path, Role role,
                                                    std::chrono::milliseconds patience) {
    const auto parameters =
        fmt::format("dbname=\"{}\"{}", path, role == Role::reader ? " readonly=true" : "");
    set_up_library();
    auto session = std::make_unique<soci::session>();
    try {
        session->open(*soci::factory_sqlite3(), parameters);
        configure(*session, role, patience);
        return session;
    } catch (const soci::soci_error& failure) {
        return Error(to_error(failure, *session).code(),
                     fmt::format("cannot open the database {}: {}", path, failure.get_error_message()));
    }
}

bool has_table(soci::session& session, const std::string& name) {
    int count = 0;
    session << "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = :name", soci::use(name),
        soci::into(count);
    return count == 1;
}

void begin_write(soci::session& session) {
    if (sqlite_api::sqlite3_get_autocommit(handle_of(session)) == 0) session << "ROLLBACK";
    session << "BEGIN IMMEDIATE";
}

Error to_error(const soci::soci_error& failure, soci::session& session) {
    const auto* particular = dynamic_cast<const soci::sqlite3_soci_error*>(&failure);
    if (particular == nullptr)
        return Error(Errc::internal, fmt::format("database: {}", failure.get_error_message()));
    const int code = particular->result() & 0xff;
    int extended_code = code;
    int system_error = 0;
    if (session.is_connected()) {
        extended_code = sqlite_api::sqlite3_extended_errcode(handle_of(session));
        system_error = sqlite_api::sqlite3_system_errno(handle_of(session));
    }
    if ((extended_code & 0xff) != code) extended_code = code;
    return Error(errc_of(code, extended_code, system_error),
                 fmt::format("database: {}", failure.get_error_message()));
}

}  // namespace sunomi::sqlite
