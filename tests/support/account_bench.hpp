#pragma once

#include <map>

#include "services/account_service.hpp"
#include "support/manual_clock.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {

/// Hashes by writing backwards; remembers that it was asked.
class BackwardHasher final : public PasswordHasher {
public:
    Result<std::string> hash(std::string_view password) override {
        if (busy) return Error{Errc::too_many, "busy"};
        return salt + std::string{password.rbegin(), password.rend()};
    }
    Result<bool> verify(std::string_view password, std::string_view encoded) override {
        ++verified;
        if (busy) return Error{Errc::too_many, "busy"};
        return !encoded.empty() && encoded.ends_with(std::string{password.rbegin(), password.rend()});
    }
    [[nodiscard]] bool is_outdated(const std::string& encoded) const override { return encoded == outdated; }
    std::string outdated;  ///< the hash of other costs
    std::string salt;      ///< before each new hash
    bool busy = false;
    int verified = 0;
};

/// A token is the number under which its claims are kept.
class NumberedTokens final : public TokenIssuer {
public:
    Result<std::string> issue(const TokenClaims& claims) override {
        last = claims;
        const auto token = "token " + std::to_string(issued_.size());
        issued_[token] = claims;
        return token;
    }
    Result<TokenClaims> verify(std::string_view token) override {
        const auto at = issued_.find(std::string{token});
        if (at == issued_.end()) return Error{Errc::unauthenticated, "no such token"};
        return at->second;
    }
    TokenClaims last;

private:
    std::map<std::string, TokenClaims> issued_;
};

/// The real log, or a database that does not answer.
class FallibleRevocationLog final : public RevocationLog {
public:
    explicit FallibleRevocationLog(RevocationLog& real) : real_(real) {}
    Result<std::vector<Revocation>> list_after(std::int64_t after, int most) override {
        if (failing) return Error{Errc::unavailable, "the database does not answer"};
        return real_.list_after(after, most);
    }
    Result<int> remove_expired(WallTime before, int most) override {
        if (failing) return Error{Errc::unavailable, "the database does not answer"};
        return real_.remove_expired(before, most);
    }
    bool failing = false;

private:
    RevocationLog& real_;
};

/// Accounts and sessions over a real database, with quick hashes and a clock that is moved by hand.
struct AccountBench {
    SqliteStorage storage;
    ManualClock clock;
    BackwardHasher hasher;
    NumberedTokens tokens;
    FallibleRevocationLog log{storage.revocations()};
    RevocationList revocations{log, clock};
    SessionService sessions{storage.sessions(), revocations, tokens, clock};
    PasswordPolicy password_policy{"V"};
    PasswordCheck passwords{hasher, clock};
    SignupGate gate{storage.users(), storage.invites(), storage.administration(), clock, SignUp::open, ""};
    AccountService accounts{storage.users(), gate, password_policy, hasher, passwords, sessions, clock};
};

}  // namespace sunomi
