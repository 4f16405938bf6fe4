#include "adapters/auth/jwt_issuer.hpp"

#include <jwt.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <optional>

#include "base/random.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

using std::chrono::seconds;

constexpr std::size_t shortest_key = 32;
constexpr std::size_t longest_token = 2048;  // ours have some 350 bytes

struct FreeJwt {
    void operator()(jwt_t* jwt) const { jwt_free(jwt); }
};
using Jwt = std::unique_ptr<jwt_t, FreeJwt>;

Jwt new_jwt() {
    jwt_t* jwt = nullptr;
    return Jwt{jwt_new(&jwt) == 0 ? jwt : nullptr};
}

/// Without a key libjwt reads the parts but checks no signature.
Jwt decode(const std::string& token, const std::string& key) {
    jwt_t* jwt = nullptr;
    const auto* bytes = key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data());
    const bool decoded = jwt_decode(&jwt, token.c_str(), bytes, static_cast<int>(key.size())) == 0;
    return Jwt{decoded ? jwt : nullptr};
}

std::optional<std::string> text_claim(const Jwt& jwt, const char* name) {
    const char* value = jwt_get_grant(jwt.get(), name);
    return value == nullptr ? std::nullopt : std::optional<std::string>{value};
}

/// A positive number. libjwt says 0, without an error, for a value of another kind.
std::optional<long> number_claim(const Jwt& jwt, const char* name) {
    errno = 0;
    const long value = jwt_get_grant_int(jwt.get(), name);
    return errno == 0 && value > 0 ? std::optional{value} : std::nullopt;
}

Error refused(const char* why) {
    return Error{Errc::unauthenticated, std::string{"token: "} + why};
}

long to_unix(WallTime time) {
    return std::chrono::floor<seconds>(time).time_since_epoch().count();
}

class JwtIssuer final : public TokenIssuer {
public:
    JwtIssuer(JwtSettings settings, const Clock& clock) : settings_(std::move(settings)), clock_(clock) {}

    Result<std::string> issue(const TokenClaims& claims) override {
        const auto jwt = new_jwt();
        if (!jwt) return Error{Errc::unavailable, "no memory for a token"};
        const std::pair<const char*, std::string> texts[] = {{"iss", settings_.issuer},
                                                             {"aud", settings_.audience},
                                                             {"sub", std::to_string(claims.user)},
                                                             {"sid", claims.session_id},
                                                             {"jti", random_hex(16)}};
        int failed = 0;
        for (const auto& [name, value] : texts) failed |= jwt_add_grant(jwt.get(), name, value.c_str());
        failed |= jwt_add_grant_int(jwt.get(), "iat", to_unix(clock_.wall()));
        failed |= jwt_add_grant_int(jwt.get(), "exp", to_unix(claims.expires));
        failed |= jwt_set_alg(jwt.get(), JWT_ALG_HS256,
                              reinterpret_cast<const unsigned char*>(settings_.key.data()),
                              static_cast<int>(settings_.key.size()));
        const std::unique_ptr<char, decltype(&std::free)> encoded{
            failed == 0 ? jwt_encode_str(jwt.get()) : nullptr, &std::free};
        if (!encoded) return Error{Errc::internal, "a token could not be signed"};
        return std::string{encoded.get()};
    }

    Result<TokenClaims> verify(std::string_view token) override {
        if (token.size() > longest_token || std::count(token.begin(), token.end(), '.') != 2 ||
            token.find('\0') != std::string_view::npos) {
            return refused("not of the form of a JWT");
        }
        const std::string text{token};
        const auto unchecked = decode(text, "");
        if (!unchecked) return refused("malformed");
        const char* algorithm = jwt_get_header(unchecked.get(), "alg");
        if (algorithm == nullptr || std::string_view{algorithm} != "HS256") {
            return refused("the algorithm is not HS256");
        }
        const auto jwt = decode(text, settings_.key);
        if (!jwt || jwt_get_alg(jwt.get()) != JWT_ALG_HS256) return refused("the signature does not match");
        return read_claims(jwt);
    }

private:
    /// Claims of a token whose signature is good.
    [[nodiscard]] Result<TokenClaims> read_claims(const Jwt& jwt) const {
        if (text_claim(jwt, "iss") != settings_.issuer) return refused("another issuer");
        if (text_claim(jwt, "aud") != settings_.audience) return refused("another audience");
        const long now = to_unix(clock_.wall());
        const long leeway = settings_.leeway.count();
        const auto expires = number_claim(jwt, "exp");
        if (!expires || !number_claim(jwt, "iat")) return refused("no exp or iat");
        if (now >= *expires + leeway) return refused("expired");
        // iat in the future is no reason: our clock was set back, and that shall sign nobody out.
        const auto not_before = number_claim(jwt, "nbf");
        if (not_before && *not_before > now + leeway) return refused("not valid yet");
        const auto user = parse_u64(text_claim(jwt, "sub").value_or(""));
        auto session = text_claim(jwt, "sid");
        if (!user || *user > INT64_MAX || !session || session->empty()) return refused("no sub or sid");
        return TokenClaims{static_cast<UserKey>(*user), std::move(*session), WallTime{seconds{*expires}}};
    }

    const JwtSettings settings_;
    const Clock& clock_;
};

}  // namespace

Result<std::unique_ptr<TokenIssuer>> make_jwt_issuer(JwtSettings settings, const Clock& clock) {
    if (settings.key.size() < shortest_key) {
        return Error{Errc::invalid, "the key of the tokens must have at least 32 bytes"};
    }
    if (settings.leeway < seconds{0} || settings.leeway > seconds{60}) {
        return Error{Errc::invalid, "the leeway of the tokens must be from 0 to 60 seconds"};
    }
    return std::make_unique<JwtIssuer>(std::move(settings), clock);
}

}  // namespace sunomi
