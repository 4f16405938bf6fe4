#include "base/sha256.hpp"

#include <openssl/evp.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace sunomi {
namespace {

constexpr std::size_t digest_bytes = 32;

}  // namespace

std::string sha256(std::string_view bytes) {
    std::string digest(digest_bytes, '\0');
    unsigned length = 0;
    const int ok = EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()),
                              &length, EVP_sha256(), nullptr);
    if (ok != 1 || length != digest.size()) throw std::runtime_error("SHA-256 is not available");
    return digest;
}

Result<std::string> sha256_of_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Error{Errc::unavailable, "cannot read " + path};
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    if (!state || EVP_DigestInit_ex(state.get(), EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    std::vector<char> piece(1 << 20);
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        EVP_DigestUpdate(state.get(), piece.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return Error{Errc::unavailable, "cannot read " + path};
    std::string digest(digest_bytes, '\0');
    EVP_DigestFinal_ex(state.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return digest;
}

}  // namespace sunomi
