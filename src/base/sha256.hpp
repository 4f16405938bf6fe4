#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace sunomi {

/// SHA-256 (FIPS 180-4) of the bytes: 32 raw bytes.
std::string sha256(std::string_view bytes);

/// The same of a file's bytes. unavailable when it cannot be read.
Result<std::string> sha256_of_file(const std::string& path);

/// The same of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    void update(std::string_view bytes);
    /// 32 raw bytes; nothing may follow.
    std::string finish();

private:
    std::shared_ptr<void> context_;
};

/// HMAC-SHA-256 (RFC 2104) of the text: 32 raw bytes.
std::string hmac_sha256(std::string_view key, std::string_view text);

}  // namespace sunomi
