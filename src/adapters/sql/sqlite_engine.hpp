#pragma once

#include <soci/soci.h>

#include <chrono>
#include <memory>
#include <string>

#include "base/result.hpp"

/// What is particular to SQLite; another engine would offer the same functions.
namespace sunomi::sqlite {

/// What a connection is for. Only the writer ever changes the file or copies the log into it: this SQLite
/// (3.40) can damage a database in which two connections do (https://sqlite.org/wal.html, "WAL-reset bug").
enum class Role { writer, reader };

/// Opens `path` (made if absent, when writing): write-ahead log, every commit synced, foreign keys enforced.
Result<std::unique_ptr<soci::session>> open_session(const std::string& path, Role role,
                                                    std::chrono::milliseconds patience);

bool has_table(soci::session& session, const std::string& name);

/// Begins a transaction that holds the write lock from the start: one that reads first and writes later would
/// fail at once, without waiting, when another wrote in between. Ends what a failed transaction left behind.
void begin_write(soci::session& session);

/// The Error that `failure`, just thrown by `session`, means to a caller. Its message does not hold the statement's
/// parameters (which what() does): they can be secrets.
Error to_error(const soci::soci_error& failure, soci::session& session);

}  // namespace sunomi::sqlite
