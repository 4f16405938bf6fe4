#include "adapters/sql/database_copy.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <filesystem>
#include <system_error>

#include "adapters/sql/sqlite_engine.hpp"

namespace sunomi {
namespace {

constexpr std::chrono::milliseconds patience{5000};

sqlite_api::sqlite3* handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

Error failed(soci::session& to, int code) {
    const auto errc = code == SQLITE_FULL ? Errc::no_space : Errc::unavailable;
    return Error{
        errc, std::string{"the database could not be copied: "} + sqlite_api::sqlite3_errmsg(handle_of(to))};
}

}  // namespace

Result<void> copy_database(const std::string& from, const std::string& to) {
    std::error_code absent;
    if (!std::filesystem::is_regular_file(from, absent))
        return Error{Errc::not_found, "there is no database " + from};
    auto source = sqlite::open_session(from, sqlite::Role::reader, patience);
    if (!source) return source.error();
    soci::session target;
    try {
        target.open(*soci::factory_sqlite3(), "dbname=\"" + to + "\"");
    } catch (const soci::soci_error& failure) {
        return Error{Errc::unavailable, "cannot make " + to + ": " + failure.get_error_message()};
    }
    auto* backup = sqlite_api::sqlite3_backup_init(handle_of(target), "main", handle_of(**source), "main");
    if (backup == nullptr) return failed(target, SQLITE_ERROR);
    // All pages in one step: several would begin anew whenever somebody writes in between.
    const int stepped = sqlite_api::sqlite3_backup_step(backup, -1);
    const int finished = sqlite_api::sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) return failed(target, finished);
    return {};
}

}  // namespace sunomi
