#pragma once

#include <memory>
#include <string>

#include "ports/upload_signer.hpp"
#include "ports/upload_verifier.hpp"

namespace sunomi {

/// Who signs for the embedded store endpoint. Signer and verifier must be given the same.
struct StoreAccess {
    std::string secret;  ///< at least 32 bytes, kept by the server
    std::string access_key_id = "sunomi-store";
    std::string region = "local";
};

/// Signs `{origin}/store/{key}?X-Amz-…` (SigV4), so that browsers meet the same kind of URL as with an S3
/// store.
/// **Threads:** any.
std::unique_ptr<UploadSigner> make_store_signer(StoreAccess access);

/// Judges what arrives at `/store/…`. Only PUT. **Threads:** any.
std::unique_ptr<UploadVerifier> make_store_verifier(StoreAccess access);

}  // namespace sunomi
