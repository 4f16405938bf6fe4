#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// Someone as GitHub knows them. Only `id` stays the same for ever: a login can be renamed and taken by
/// another.
struct GithubIdentity {
    std::int64_t id = 0;
    std::string login;
    std::string name;        ///< may be empty
    std::string avatar_url;  ///< may be empty
};

/// What the browser takes to the provider (RFC 6749, 4.1.1; RFC 7636, 4.3).
struct AuthorizationRequest {
    std::string redirect_uri;
    std::string state;
    std::string code_challenge;  ///< base64url of the SHA-256 of the verifier
};

/// What the browser brought back, and what proves that we sent it there.
struct AuthorizationGrant {
    std::string code;
    std::string code_verifier;
    std::string redirect_uri;
};

/// A place where people prove who they are (OAuth 2.0, authorization code with PKCE). **Threads:** any.
class IdentityProvider {
public:
    virtual ~IdentityProvider() = default;
    /// Where the browser shall go.
    [[nodiscard]] virtual std::string authorize_url(const AuthorizationRequest& request) const = 0;
    /// Exchanges the code and reads whom it stands for. forbidden: the provider does not accept it;
    /// unavailable, timed_out: it did not answer, or not in a way that can be understood.
    virtual Result<GithubIdentity> identify(const AuthorizationGrant& grant, Deadline deadline) = 0;
    /// The picture file that the identity names. forbidden: from a place where none is fetched from;
    /// unavailable, timed_out, too_large.
    virtual Result<std::string> fetch_picture(const GithubIdentity& identity, Deadline deadline) = 0;
};

}  // namespace sunomi
