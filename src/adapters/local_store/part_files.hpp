#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace sunomi::local {

/// The folder of files that come in parts: one sparse file for each upload, in which each part is written in
/// place, so that the file is whole without any copying when its last part is there. Kept over restarts.
/// **Threads:** any.
class PartFiles {
public:
    explicit PartFiles(UniqueFd folder) : folder_(std::move(folder)) {}

    /// The upload's file, made (durably) when it is not there, with room for `length` bytes at `offset`
    /// reserved. invalid, no_space, unavailable.
    Result<UniqueFd> open(const std::string& upload, std::int64_t offset, std::int64_t length);
    /// For what comes after the last part. not_found when there is no such file of exactly `size_bytes`.
    Result<UniqueFd> open_whole(const std::string& upload, std::int64_t size_bytes) const;
    Result<void> remove(const std::string& upload);
    [[nodiscard]] Result<std::vector<std::string>> list() const;

    [[nodiscard]] int folder() const { return folder_.get(); }

private:
    Result<UniqueFd> ensure_file(const std::string& upload);

    UniqueFd folder_;
    std::mutex making_;  ///< nobody gets a file whose name is not durable yet
};

}  // namespace sunomi::local
