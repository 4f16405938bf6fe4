#include "adapters/auth/jwt_issuer.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/text.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

constexpr WallTime start{std::chrono::sys_days{std::chrono::year{2026} / 1 / 31}};
constexpr long start_unix = 1769817600;
const std::string key = "0123456789abcdef0123456789abcdef";

class SetClock final : public Clock {
public:
    [[nodiscard]] WallTime wall() const override { return now; }
    [[nodiscard]] SteadyTime steady() const override { return {}; }
    WallTime now = start;
};

std::string base64url(std::string_view bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(length));
    for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return out.substr(0, out.find('='));
}

/// A token as anybody who has `with` can make it: its signature is good for `digest`.
std::string forge(const std::string& header, const std::string& claims, const std::string& with,
                  const EVP_MD* digest = EVP_sha256()) {
    const auto signed_part = base64url(header) + '.' + base64url(claims);
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    HMAC(digest, with.data(), static_cast<int>(with.size()),
         reinterpret_cast<const unsigned char*>(signed_part.data()), signed_part.size(), mac, &length);
    return signed_part + '.' + base64url({reinterpret_cast<const char*>(mac), length});
}

const std::string good_header = R"({"alg":"HS256","typ":"JWT"})";

std::string claims(const std::string& changed, const std::string& value) {
    std::string out;
    const std::pair<std::string, std::string> all[] = {{"iss", R"("sunomi")"},
                                                       {"aud", R"("sunomi")"},
                                                       {"sub", R"("42")"},
                                                       {"sid", R"("session")"},
                                                       {"iat", std::to_string(start_unix)},
                                                       {"exp", std::to_string(start_unix + 3600)}};
    bool known = false;
    for (const auto& [name, usual] : all) {
        const auto& written = name == changed ? value : usual;
        known = known || name == changed;
        if (!written.empty()) out += (out.empty() ? "" : ",") + ('"' + name + "\":" + written);
    }
    if (!known && !changed.empty()) out += ",\"" + changed + "\":" + value;
    return '{' + out + '}';
}

class JwtIssuer : public testing::Test {
protected:
    [[nodiscard]] std::string why(std::string_view token) const {
        const auto verified = issuer->verify(token);
        if (verified) return "accepted";
        EXPECT_EQ(verified.error().code(), Errc::unauthenticated);
        return verified.error().message();
    }

    SetClock clock;
    std::unique_ptr<TokenIssuer> issuer = std::move(make_jwt_issuer({key}, clock).value());
    TokenClaims someone{42, "a-session", start + 1h};
};

TEST_F(JwtIssuer, ReadsBackWhatItIssued) {
    const auto token = issuer->issue(someone);
    ASSERT_TRUE(token);
    const auto verified = issuer->verify(*token);
    ASSERT_TRUE(verified) << verified.error().message();
    EXPECT_EQ(verified->user, 42);
    EXPECT_EQ(verified->session_id, "a-session");
    EXPECT_EQ(verified->expires, start + 1h);
    EXPECT_NE(*issuer->issue(someone), *token) << "each token has an id of its own";
}

TEST_F(JwtIssuer, AcceptsATokenOfAnotherLibrary) {
    EXPECT_EQ(why(forge(good_header, claims("", ""), key)), "accepted");
}

TEST_F(JwtIssuer, StopsAcceptingWhenItExpires) {
    const auto token = *issuer->issue(someone);
    clock.now = start + 1h + 29s;
    EXPECT_EQ(why(token), "accepted");
    clock.now = start + 1h + 30s;
    EXPECT_EQ(why(token), "token: expired");
}

TEST_F(JwtIssuer, SignsNobodyOutWhenTheClockIsSetBack) {
    const auto token = *issuer->issue(someone);
    clock.now = start - 24h;
    EXPECT_EQ(why(token), "accepted");
}

TEST_F(JwtIssuer, ObeysNoOtherAlgorithm) {
    const auto body = claims("", "");
    const auto unsigned_token = base64url(R"({"alg":"none","typ":"JWT"})") + '.' + base64url(body) + '.';
    EXPECT_EQ(why(unsigned_token), "token: the algorithm is not HS256");
    const auto with_signature_of_another = unsigned_token + split(*issuer->issue(someone), '.')[2].data();
    EXPECT_NE(why(with_signature_of_another), "accepted");
    for (const std::string alg : {"none", "None", "NONE", "", "RS256", "ES256", "HS384", "HS512", "hs256x"}) {
        const auto token = forge(R"({"alg":")" + alg + R"(","typ":"JWT"})", body, key);
        EXPECT_NE(why(token), "accepted") << alg;
    }
    EXPECT_NE(why(forge(R"({"alg":"HS512","typ":"JWT"})", body, key, EVP_sha512())), "accepted")
        << "a good signature of another algorithm";
    EXPECT_NE(why(forge(R"({"typ":"JWT"})", body, key)), "accepted");
    EXPECT_NE(why(forge(R"({"alg":null})", body, key)), "accepted");
}

TEST_F(JwtIssuer, RefusesEverySingleChangedCharacter) {
    const auto token = *issuer->issue(someone);
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        // The last character of a 32-byte signature carries only four bits: the same bytes, spelled
        // otherwise.
        if (i + 1 == token.size()) continue;
        EXPECT_NE(why(changed), "accepted") << "at " << i;
    }
}

TEST_F(JwtIssuer, RefusesWhatIsCutOffOrNotAToken) {
    const auto token = *issuer->issue(someone);
    for (std::size_t length = 0; length < token.size(); ++length) {
        EXPECT_NE(why(token.substr(0, length)), "accepted") << length;
    }
    for (const std::string& text :
         {std::string{}, std::string{".."}, std::string{"a.b.c"}, token + ".x", token + '\0',
          std::string(100'000, '.'), std::string(3000, 'a') + ".b.c"}) {
        EXPECT_NE(why(text), "accepted");
    }
}

TEST_F(JwtIssuer, RefusesTokensOfOthers) {
    const auto elsewhere = [&](JwtSettings settings) {
        return *std::move(make_jwt_issuer(settings, clock).value())->issue(someone);
    };
    EXPECT_EQ(why(elsewhere({std::string(32, 'x')})), "token: the signature does not match");
    EXPECT_EQ(why(elsewhere({key, "other"})), "token: another issuer");
    EXPECT_EQ(why(elsewhere({key, "sunomi", "other"})), "token: another audience");
}

TEST_F(JwtIssuer, RefusesClaimsThatAreMissingOrOfAnotherKind) {
    for (const std::string name : {"iss", "aud", "sub", "sid", "iat", "exp"}) {
        EXPECT_NE(why(forge(good_header, claims(name, ""), key)), "accepted") << "without " << name;
        EXPECT_NE(why(forge(good_header, claims(name, "[]"), key)), "accepted") << name << " as a list";
        EXPECT_NE(why(forge(good_header, claims(name, "null"), key)), "accepted") << name << " as null";
    }
    EXPECT_NE(why(forge(good_header, claims("sub", R"("-1")"), key)), "accepted");
    EXPECT_NE(why(forge(good_header, claims("sub", R"("9223372036854775808")"), key)), "accepted");
    EXPECT_NE(why(forge(good_header, claims("sid", R"("")"), key)), "accepted");
    EXPECT_NE(why(forge(good_header, claims("exp", R"("9999999999")"), key)), "accepted");
    EXPECT_EQ(why(forge(good_header, claims("nbf", std::to_string(start_unix + 60)), key)),
              "token: not valid yet");
    EXPECT_NE(why(forge(good_header, "not json", key)), "accepted");
}

TEST(JwtIssuerSettings, RefusesAKeyThatIsTooShortAndALeewayThatIsTooLong) {
    SetClock clock;
    EXPECT_EQ(make_jwt_issuer({std::string(31, 'k')}, clock).error().code(), Errc::invalid);
    EXPECT_EQ(make_jwt_issuer({""}, clock).error().code(), Errc::invalid);
    EXPECT_EQ(make_jwt_issuer({key, "a", "b", 61s}, clock).error().code(), Errc::invalid);
    EXPECT_TRUE(make_jwt_issuer({key, "a", "b", 60s}, clock));
}

}  // namespace
}  // namespace sunomi
