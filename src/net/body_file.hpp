#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace sunomi::net {

/// A fresh file for one body. All calls block. Removed again unless it was completed and taken. **Threads:** one
/// at a time. Errors: no_space (also quota and file size limit) and internal (all else, with the errno's text).
class BodyFile {
public:
    BodyFile() = default;
    BodyFile(const BodyFile&) = delete;
    BodyFile& operator=(const BodyFile&) = delete;
    ~BodyFile();

    /// Makes the file in `directory` and reserves `length` bytes for it.
    Result<void> open(const std::string& directory, std::int64_t length);
    Result<void> write(std::string_view bytes);
    /// fdatasync(2) and close: what was written is on the disk.
    Result<void> complete();
    /// The path, whose removal is from now on the caller's affair.
    std::string take_path();

private:
    UniqueFd fd_;
    std::string path_;
};

}  // namespace sunomi::net
