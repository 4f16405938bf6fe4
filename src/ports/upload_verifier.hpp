#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ports/object_store.hpp"
#include "ports/upload_signer.hpp"

namespace sunomi {

/// A request to write an object, as it arrived.
struct PresentedPut {
    std::string_view method;
    std::string_view path;   ///< still encoded, without the query
    std::string_view query;  ///< still encoded, without `?`
    /// All header fields, names in any case; `Content-Length` must be among them if it was sent.
    const std::vector<std::pair<std::string, std::string>>& headers;
};

/// What a request may write: a key, whole or one part of it.
struct VerifiedPut {
    ObjectKey key;
    std::optional<PartName> part;
};

/// Judges URLs that the `UploadSigner` of the same store made.
class UploadVerifier {
public:
    virtual ~UploadVerifier() = default;
    /// What this request may write, and nothing else. Fails with invalid (malformed), forbidden (not
    /// signed by us, for something else, expired).
    virtual Result<VerifiedPut> verify_put(const PresentedPut& put, WallTime now) const = 0;
};

}  // namespace sunomi
