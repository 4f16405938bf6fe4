#include "adapters/auth/argon2id_hasher.hpp"

#include <sodium.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sunomi {
namespace {

/// So many at once, so many waiting, the rest turned away.
class Turnstile {
public:
    Turnstile(std::size_t at_once, std::size_t most_waiting) : free_(at_once), most_waiting_(most_waiting) {}

    bool enter() {
        std::unique_lock lock{mutex_};
        if (free_ == 0 && waiting_ >= most_waiting_) return false;
        ++waiting_;
        freed_.wait(lock, [this] { return free_ > 0; });
        --waiting_;
        --free_;
        return true;
    }
    void leave() {
        const std::lock_guard lock{mutex_};
        ++free_;
        freed_.notify_one();
    }

    std::size_t waiting() const {
        const std::lock_guard lock{mutex_};
        return waiting_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t free_;
    std::size_t waiting_ = 0;
    const std::size_t most_waiting_;
};

/// A way through the turnstile that ends with this object.
class Turn {
public:
    explicit Turn(Turnstile& turnstile) : turnstile_(turnstile), inside_(turnstile.enter()) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (inside_) turnstile_.leave();
    }
    [[nodiscard]] bool inside() const { return inside_; }

private:
    Turnstile& turnstile_;
    bool inside_;
};

const Error too_many{Errc::too_many, "too many passwords are being checked"};

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
        : cost_(cost), of_nobody_(std::move(of_nobody)), turnstile_(cost.at_once, cost.most_waiting) {}

    Result<std::string> hash(std::string_view password) override {
        const Turn turn{turnstile_};
        if (!turn.inside()) return too_many;
        return argon2id(password, cost_);
    }

    Result<bool> verify(std::string_view password, std::string_view encoded) override {
        const Turn turn{turnstile_};
        if (!turn.inside()) return too_many;
        // libsodium wants it terminated. For an unknown user a string that no password fits is checked
        // instead.
        const std::string known{encoded.empty() ? std::string_view{of_nobody_} : encoded};
        const bool fits = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
        return fits && !encoded.empty();
    }

    [[nodiscard]] std::size_t waiting() const override { return turnstile_.waiting(); }

private:
    const Argon2idCost cost_;
    const std::string of_nobody_;
    Turnstile turnstile_;
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
