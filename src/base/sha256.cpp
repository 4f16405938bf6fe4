#include "base/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <fstream>
#include <stdexcept>
#include <vector>

namespace sunomi {
namespace {

constexpr std::size_t digest_bytes = 32;

EVP_MD_CTX* context_of(const std::shared_ptr<void>& context) {
    return static_cast<EVP_MD_CTX*>(context.get());
}

void require(int ok) {
    if (ok != 1) throw std::runtime_error("SHA-256 is not available");
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::string digest(digest_bytes, '\0');
    unsigned length = 0;
    require(EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &length,
                       EVP_sha256(), nullptr));
    return digest;
}

Result<std::string> sha256_of_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return Error{Errc::unavailable, "cannot read " + path};
    Sha256 hash;
    std::vector<char> piece(1 << 20);
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        hash.update({piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    if (file.bad()) return Error{Errc::unavailable, "cannot read " + path};
    return hash.finish();
}

Sha256::Sha256()
    : context_(EVP_MD_CTX_new(), [](void* context) { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context)); }) {
    require(EVP_DigestInit_ex(context_of(context_), EVP_sha256(), nullptr));
}

void Sha256::update(std::string_view bytes) {
    require(EVP_DigestUpdate(context_of(context_), bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
    std::string digest(digest_bytes, '\0');
    require(
        EVP_DigestFinal_ex(context_of(context_), reinterpret_cast<unsigned char*>(digest.data()), nullptr));
    return digest;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    std::string mac(digest_bytes, '\0');
    unsigned length = 0;
    const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                            reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                            reinterpret_cast<unsigned char*>(mac.data()), &length);
    if (done == nullptr || length != mac.size()) throw std::runtime_error("HMAC-SHA-256 is not available");
    return mac;
}

}  // namespace sunomi
