#include "adapters/auth/argon2id_hasher.hpp"

#include <sodium.h>

#include <algorithm>
#include <thread>

#include "adapters/auth/background_threads.hpp"

namespace sunomi {
namespace {

const Error too_many{Errc::too_many, "too many passwords are being checked; please try again in a moment"};

Result<std::string> argon2id(std::string_view password, const Argon2idCost& cost) {
    char encoded[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str_alg(encoded, password.data(), password.size(), cost.passes, cost.memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error{Errc::unavailable, "no memory to hash a password"};
    }
    return std::string{encoded};
}

class Argon2idHasher final : public PasswordHasher {
public:
    Argon2idHasher(Argon2idCost cost, std::string of_nobody)
        : cost_(cost), of_nobody_(std::move(of_nobody)), threads_(cost.at_once, cost.most_waiting) {}

    Result<std::string> hash(std::string_view password) override {
        Result<std::string> hash{too_many};
        if (!threads_.run([&] { hash = argon2id(password, cost_); })) return too_many;
        return hash;
    }

    Result<bool> verify(std::string_view password, std::string_view encoded) override {
        // libsodium wants it terminated. For an unknown user a string that no password fits is checked
        // instead.
        const std::string known{encoded.empty() ? std::string_view{of_nobody_} : encoded};
        bool fits = false;
        const bool ran = threads_.run(
            [&] { fits = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0; });
        if (!ran) return too_many;
        return fits && !encoded.empty();
    }

    [[nodiscard]] bool is_outdated(const std::string& encoded) const override {
        return crypto_pwhash_str_needs_rehash(encoded.c_str(), cost_.passes, cost_.memory_bytes) != 0;
    }

    [[nodiscard]] std::size_t waiting() const override { return threads_.waiting(); }

private:
    const Argon2idCost cost_;
    const std::string of_nobody_;
    BackgroundThreads threads_;
};

}  // namespace

Result<std::unique_ptr<PasswordHasher>> make_argon2id_hasher(Argon2idCost cost) {
    if (sodium_init() < 0) return Error{Errc::internal, "libsodium cannot be set up"};
    if (cost.at_once == 0) cost.at_once = std::max(1U, std::thread::hardware_concurrency());
    auto of_nobody = argon2id("", cost);
    if (!of_nobody) return of_nobody.error();
    return std::make_unique<Argon2idHasher>(cost, std::move(*of_nobody));
}

}  // namespace sunomi
