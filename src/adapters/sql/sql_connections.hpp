#pragma once

#include <soci/soci.h>

#include <chrono>
#include <type_traits>
#include <utility>

#include "adapters/sql/search_index.hpp"
#include "adapters/sql/session_pool.hpp"
#include "adapters/sql/sqlite_engine.hpp"
#include "adapters/sql/writer_queue.hpp"
#include "base/result.hpp"

namespace sunomi {

/// Rolls back on destruction unless it was committed.
class WriteTransaction {
public:
    explicit WriteTransaction(soci::session& session) : session_(session) {}
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;
    ~WriteTransaction();
    void begin();
    void commit();

private:
    soci::session& session_;
    bool open_ = false;
};

/// The connections of one database, and the one place where exceptions of the vendor become Errors.
/// **Threads:** any.
class SqlConnections {
public:
    SqlConnections(std::unique_ptr<soci::session> writer, std::chrono::milliseconds patience);

    void add_reader(std::unique_ptr<soci::session> reader) { readers_.add(std::move(reader)); }

    /// Runs `work` (soci::session& → Result<T>) in a transaction of the one writer. Commits when it succeeds;
    /// when it fails or throws nothing is changed. The search index follows what it changed, before the
    /// commit. unavailable when its turn does not come; at once when the database lets nobody write for a
    /// while.
    template <class Work>
    auto write(Work&& work) -> std::invoke_result_t<Work, soci::session&> {
        WriterQueue::Place place(writers_);
        auto lease = writer_.lease(place.patience());
        if (!lease) return lease.error();
        auto& session = lease->session();
        const StatementCache::Scope prepared(session, lease->statements());
        WriteTransaction transaction(session);
        try {
            transaction.begin();
            place.note_progress();
            auto result = std::forward<Work>(work)(session);
            if (result) {
                index_touched_videos(session);
                transaction.commit();
            }
            return result;
        } catch (const soci::soci_error& failure) {
            return sqlite::to_error(failure, session);
        }
    }

    /// Runs `work` (soci::session& → Result<T>) on a connection that cannot write; each of its statements
    /// sees one state of the database.
    template <class Work>
    auto read(Work&& work) -> std::invoke_result_t<Work, soci::session&> {
        auto lease = readers_.lease(patience_);
        if (!lease) return lease.error();
        auto& session = lease->session();
        const StatementCache::Scope prepared(session, lease->statements());
        try {
            return std::forward<Work>(work)(session);
        } catch (const soci::soci_error& failure) {
            return sqlite::to_error(failure, session);
        }
    }

private:
    std::chrono::milliseconds patience_;
    WriterQueue writers_;
    SessionPool writer_;  // outlives the readers: the last connection to close copies the log into the file
    SessionPool readers_;
};

}  // namespace sunomi
