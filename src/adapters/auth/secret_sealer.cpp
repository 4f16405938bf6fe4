#include "adapters/auth/secret_sealer.hpp"

#include <sodium.h>

#include <array>

namespace sunomi {
namespace {

constexpr std::string_view key_label = "sunomi: key of sealed text, 1";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t longest = 16 * 1024;
using Key = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

class SecretSealer final : public Sealer {
public:
    explicit SecretSealer(const Key& key) : key_(key) {}

    [[nodiscard]] std::string seal(std::string_view purpose, std::string_view text) const override {
        std::string out(nonce_bytes + text.size() + tag_bytes, '\0');
        randombytes_buf(out.data(), nonce_bytes);
        crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + nonce_bytes, nullptr, bytes_of(text),
                                                   text.size(), bytes_of(purpose), purpose.size(), nullptr,
                                                   bytes_of(out), key_.data());
        std::string encoded(sodium_base64_encoded_len(out.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING),
                            '\0');
        sodium_bin2base64(encoded.data(), encoded.size(), bytes_of(out), out.size(),
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING);
        encoded.pop_back();  // the terminating NUL
        return encoded;
    }

    [[nodiscard]] Result<std::string> open(std::string_view purpose, std::string_view sealed) const override {
        const Error refused{Errc::unauthenticated, "this was not sealed here"};
        if (sealed.size() > longest) return refused;
        std::string raw(sealed.size(), '\0');
        std::size_t length = 0;
        const char* end = nullptr;
        const int decoded =
            sodium_base642bin(bytes_of(raw), raw.size(), sealed.data(), sealed.size(), nullptr, &length, &end,
                              sodium_base64_VARIANT_URLSAFE_NO_PADDING);
        if (decoded != 0 || end != sealed.data() + sealed.size() || length < nonce_bytes + tag_bytes)
            return refused;
        std::string text(length - nonce_bytes - tag_bytes, '\0');
        const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
            bytes_of(text), nullptr, nullptr, bytes_of(raw) + nonce_bytes, length - nonce_bytes,
            bytes_of(purpose), purpose.size(), bytes_of(raw), key_.data());
        if (opened != 0) return refused;
        return text;
    }

private:
    const Key key_;
};

}  // namespace

Result<std::unique_ptr<Sealer>> make_secret_sealer(std::string_view secret) {
    if (sodium_init() < 0) return Error{Errc::internal, "libsodium cannot be set up"};
    if (secret.size() < 32) return Error{Errc::invalid, "the secret has less than 32 bytes"};
    std::array<unsigned char, crypto_generichash_KEYBYTES> extracted{};
    crypto_generichash(extracted.data(), extracted.size(), bytes_of(secret), secret.size(), nullptr, 0);
    Key key{};
    crypto_generichash(key.data(), key.size(), bytes_of(key_label), key_label.size(), extracted.data(),
                       extracted.size());
    return std::make_unique<SecretSealer>(key);
}

}  // namespace sunomi
