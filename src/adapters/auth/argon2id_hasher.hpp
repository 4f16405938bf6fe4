#pragma once

#include <cstddef>
#include <memory>

#include "base/result.hpp"
#include "ports/auth.hpp"

namespace sunomi {

/// Cost and bounds. The defaults are OWASP's minimum for Argon2id with one lane (Password Storage Cheat
/// Sheet): some 25 ms of one core and 19 MiB for each password.
struct Argon2idCost {
    unsigned passes = 2;
    std::size_t memory_bytes = std::size_t{19} << 20;
    std::size_t at_once =
        0;  ///< computing at the same time, on threads of low priority; 0: one for each core
    std::size_t most_waiting = 32;  ///< beyond it: too_many
};

/// Passwords by libsodium's `crypto_pwhash_str` (Argon2id). A string made with another cost is verified with
/// the cost that it names. **Threads:** any. Fails with internal when libsodium cannot be set up.
Result<std::unique_ptr<PasswordHasher>> make_argon2id_hasher(Argon2idCost cost = {});

}  // namespace sunomi
