#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace sunomi::wire {

/// Parses JSON of one object; refuses deep nesting. Fails with invalid.
Result<boost::json::value> parse_object(std::string_view json);

/// Reads the fields of one JSON object with their ranges and remembers the first thing that is wrong, so that
/// a reader of a record is a list of fields and one check of `complaint()` at its end. After a complaint
/// every call still answers a value within the range it was asked for.
///
/// **Threads:** one. **Lifetime:** borrows the object, and the complaint that nested readers share.
class JsonFields {
public:
    /// A reader of the whole text; `complaint` must outlive it and everything read from it.
    JsonFields(const boost::json::value& value, std::string& complaint);

    std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
    /// The same, for an `int`.
    int small(std::string_view name, int least, int most);
    bool boolean(std::string_view name);
    /// Any well-formed text of at most `max_bytes`.
    std::string text(std::string_view name, std::size_t max_bytes);
    /// Letters, digits and `.,_-` only: names of codecs, containers, renditions.
    std::string token(std::string_view name, std::size_t max_bytes);
    /// One of `words`; answers its position.
    std::size_t word(std::string_view name, std::span<const std::string_view> words);

    [[nodiscard]] bool has(std::string_view name) const;
    /// A nested object; one without fields when there is none.
    JsonFields object(std::string_view name);
    /// A reader of an element of a nested array that shares this one's complaint.
    JsonFields element(const boost::json::value& value) { return {value, complaint_}; }
    /// A nested array of at most `max_size` elements; an empty one when there is none.
    const boost::json::array& array(std::string_view name, std::size_t max_size);

    /// Notes that `name` is wrong, unless something was noted before.
    void complain(std::string_view name, std::string_view what);
    [[nodiscard]] bool ok() const { return complaint_.empty(); }

private:
    JsonFields(const boost::json::object& object, std::string& complaint)
        : object_(&object), complaint_(complaint) {}
    const boost::json::value* find(std::string_view name);

    const boost::json::object* object_;
    std::string& complaint_;
};

}  // namespace sunomi::wire
