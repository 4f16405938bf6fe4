#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sunomi {

/// The last item of the page before: its place in the list's order (a time in microseconds, a number, a rank)
/// and its id, which breaks ties. A list goes on after it even when that item is gone.
struct Cursor {
    std::int64_t order = 0;
    std::string id;
};

/// A piece of a list: by counting from its beginning (`skip`), or from a cursor, which costs the same at any
/// depth and neither repeats nor omits items when the list grows meanwhile. With `after`, `skip` is 0.
struct Page {
    int skip = 0;
    int take = 20;
    std::optional<Cursor> after{};
};

}  // namespace sunomi
