#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// Short ways to run one statement. Parameters are bound in the order in which their names (`:x`) first
/// appear; every column is read into a variable of its type, because SOCI's dynamic rows guess types that
/// differ between engines. All throw soci::soci_error.
namespace sunomi::sql {

namespace detail {
template <class... Params>
void prepare(soci::statement& statement, const std::string& text, const Params&... params) {
    (statement.exchange(soci::use(params)), ...);
    statement.alloc();
    statement.prepare(text);
    statement.define_and_bind();
}
}  // namespace detail

/// Runs an INSERT, UPDATE or DELETE; returns the number of rows it found.
template <class... Params>
long long execute(soci::session& session, const std::string& text, const Params&... params) {
    soci::statement statement(session);
    detail::prepare(statement, text, params...);
    statement.execute(true);
    return statement.get_affected_rows();
}

/// Reads all rows. `Row` has `bind(soci::statement&)`, which names a variable for each column in turn, and
/// `value()`, which makes the result of what they hold.
template <class Row, class... Params>
auto select(soci::session& session, const std::string& text, const Params&... params) {
    Row row;
    soci::statement statement(session);
    row.bind(statement);
    detail::prepare(statement, text, params...);
    statement.execute();
    std::vector<std::remove_cvref_t<decltype(row.value())>> rows;
    while (statement.fetch()) rows.push_back(row.value());
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
