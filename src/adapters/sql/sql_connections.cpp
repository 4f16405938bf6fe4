#include "adapters/sql/sql_connections.hpp"

namespace sunomi {

WriteTransaction::~WriteTransaction() {
    if (!open_) return;
    try {
        session_ << "ROLLBACK";
    } catch (const soci::soci_error&) {
        // After a full disk or a failed write SQLite has rolled back by itself; begin_write looks again.
    }
}

void WriteTransaction::begin() {
    sqlite::begin_write(session_);
    open_ = true;
}

void WriteTransaction::commit() {
    session_ << "COMMIT";
    open_ = false;
}

SqlConnections::SqlConnections(std::unique_ptr<soci::session> writer, std::chrono::milliseconds patience)
    : patience_(patience), writers_(patience) {
    writer_.add(std::move(writer));
}

}  // namespace sunomi
