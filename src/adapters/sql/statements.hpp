#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "adapters/sql/statement_cache.hpp"

/// Short ways to run one statement. Parameters are bound in the order in which their names (`:x`) first
/// appear; every column is read into a variable of its type, because SOCI's dynamic rows guess types that
/// differ between engines. All throw soci::soci_error.
namespace sunomi::sql {

namespace detail {

/// One use of a prepared statement. It goes back into the session's cache when `done()`; after an exception
/// it does not, since nobody knows where it stands.
class PreparedStatement {
public:
    PreparedStatement(soci::session& session, const std::string& text)
        : cache_(StatementCache::of(session)),
          text_(text),
          kept_(cache_ ? cache_->take(text) : std::nullopt) {
        if (kept_) return;
        kept_.emplace(session);
        kept_->alloc();
        kept_->prepare(text);
    }
    [[nodiscard]] soci::statement& get() { return *kept_; }
    template <class... Params>
    void bind(const Params&... params) {
        (kept_->exchange(soci::use(params)), ...);
        kept_->define_and_bind();
    }
    void done() {
        if (cache_) cache_->put(text_, *kept_);
    }

private:
    StatementCache* cache_;
    const std::string& text_;
    std::optional<soci::statement> kept_;
};

}  // namespace detail

/// Runs an INSERT, UPDATE or DELETE; returns the number of rows it found.
template <class... Params>
long long execute(soci::session& session, const std::string& text, const Params&... params) {
    detail::PreparedStatement prepared(session, text);
    prepared.bind(params...);
    prepared.get().execute(true);
    const auto rows = prepared.get().get_affected_rows();
    prepared.done();
    return rows;
}

/// Reads all rows. `Row` has `bind(soci::statement&)`, which names a variable for each column in turn, and
/// `value()`, which makes the result of what they hold.
template <class Row, class... Params>
auto select(soci::session& session, const std::string& text, const Params&... params) {
    Row row;
    detail::PreparedStatement prepared(session, text);
    row.bind(prepared.get());
    prepared.bind(params...);
    prepared.get().execute();
    std::vector<std::remove_cvref_t<decltype(row.value())>> rows;
    while (prepared.get().fetch()) rows.push_back(row.value());
    prepared.done();
    return rows;
}

/// The first row, if there is one.
template <class Row, class... Params>
auto find(soci::session& session, const std::string& text, const Params&... params) {
    auto rows = select<Row>(session, text, params...);
    using Value = typename decltype(rows)::value_type;
    return rows.empty() ? std::optional<Value>{} : std::optional<Value>{std::move(rows.front())};
}

/// A row of one column.
template <class T>
struct Scalar {
    T column{};
    void bind(soci::statement& statement) { statement.exchange(soci::into(column)); }
    [[nodiscard]] const T& value() const { return column; }
};

}  // namespace sunomi::sql
