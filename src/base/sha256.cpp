#include "base/sha256.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace sunomi {

std::string sha256(std::string_view bytes) {
    std::string digest(32, '\0');
    unsigned length = 0;
    const int ok = EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()),
                              &length, EVP_sha256(), nullptr);
    if (ok != 1 || length != digest.size()) throw std::runtime_error("SHA-256 is not available");
    return digest;
}

}  // namespace sunomi
