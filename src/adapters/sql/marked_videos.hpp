#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <limits>
#include <string>

#include "adapters/sql/video_rows.hpp"
#include "domain/page.hpp"

namespace sunomi {

/// A video in a list of someone's: likes, history, a playlist. `mark` is its place in the list's order.
struct MarkedVideo {
    Video video;
    std::int64_t mark = 0;
    std::int64_t detail = 0;
};

/// VideoCardRow::columns, then the two others.
struct MarkedVideoRow {
    VideoCardRow row;
    std::int64_t mark = 0;
    std::int64_t detail = 0;

    void bind(soci::statement& statement) {
        row.bind(statement);
        statement.exchange(soci::into(mark));
        statement.exchange(soci::into(detail));
    }
    [[nodiscard]] MarkedVideo value() const { return {row.value(), mark, detail}; }
};

/// The condition by which may_see() judges, as SQL over `v`, a row of videos; `:viewer` 0 is a guest.
inline constexpr auto seen_by_viewer = "(v.owner = :viewer OR (v.visibility <> 'private' AND v.hold = 0))";

/// Where a list that falls, or rises, in its order goes on; from its beginning when the page has no cursor.
inline Cursor below(const Page& page) {
    return page.after.value_or(Cursor{std::numeric_limits<std::int64_t>::max(), ""});
}
inline Cursor above(const Page& page) {
    return page.after.value_or(Cursor{std::numeric_limits<std::int64_t>::min(), ""});
}

}  // namespace sunomi
