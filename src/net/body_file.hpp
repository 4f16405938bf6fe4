#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/http_message.hpp"

namespace sunomi::net {

/// A file that takes one body. All calls block. **Threads:** one at a time. Errors: no_space (also quota and
/// file size limit) and internal (all else, with the errno's text).
class BodyFile {
public:
    virtual ~BodyFile() = default;
    /// Makes ready to take `length` bytes.
    virtual Result<void> open(std::int64_t length) = 0;
    virtual Result<void> write(std::string_view bytes) = 0;
    /// fdatasync(2): what was written is on the disk.
    virtual Result<void> complete() = 0;
    /// Hands the completed body over.
    virtual void deliver(Request& request) = 0;
};

/// A file of its own in `directory`, reserved at open(), and removed again unless it was delivered.
std::shared_ptr<BodyFile> make_fresh_file(std::string directory);

/// A place in an open file; what was written stays.
std::shared_ptr<BodyFile> make_placed_body(FileRange range);

}  // namespace sunomi::net
