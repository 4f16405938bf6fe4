#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// A part of a multipart upload, as a signed URL names it.
struct PartName {
    std::string upload_id;
    int number = 0;  ///< from 1
    bool operator==(const PartName&) const = default;
};

/// What a pre-signed PUT allows. Absent fields are not signed.
struct PresignedPut {
    std::string key;                 ///< object key
    std::optional<PartName> part{};  ///< absent: the whole object
    std::optional<std::int64_t> size_bytes{};
    std::optional<std::string> content_type{};
    bool if_none_match = false;  ///< signs `If-None-Match: *`
    std::chrono::seconds valid{3600};
};

/// Makes URLs with which a browser may write one object, and nothing else, for a while (AWS SigV4, query
/// form).
class UploadSigner {
public:
    virtual ~UploadSigner() = default;
    /// `origin`: scheme and authority that the browser will use, e.g. `http://localhost:8080`.
    [[nodiscard]] virtual std::string presign_put(const std::string& origin, const PresignedPut& put,
                                                  WallTime now) const = 0;
};

}  // namespace sunomi
