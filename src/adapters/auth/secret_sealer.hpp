#pragma once

#include <memory>
#include <string_view>

#include "ports/sealer.hpp"

namespace sunomi {

/// XChaCha20-Poly1305 (libsodium) with a random nonce; the key is derived from the server's secret by keyed
/// BLAKE2b with a label of its own, so that it is no other key of the instance. Fails with invalid (a secret
/// of less than 32 bytes), internal (libsodium cannot be set up).
Result<std::unique_ptr<Sealer>> make_secret_sealer(std::string_view secret);

}  // namespace sunomi
