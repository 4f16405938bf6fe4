#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "ports/github_account_repository.hpp"
#include "ports/identity_provider.hpp"
#include "ports/sealer.hpp"
#include "services/account_service.hpp"
#include "services/call_pool.hpp"
#include "services/picture_service.hpp"

namespace sunomi {

/// Why someone did not get in; `to_string` gives the word that the UI shows a sentence for.
enum class GithubFailure {
    cancelled,    ///< they said no at GitHub
    expired,      ///< not begun in this browser, begun too long ago, or used already
    refused,      ///< GitHub does not accept the code
    unavailable,  ///< GitHub, or a part of ours, does not answer
    busy,         ///< too many at once
    closed,       ///< they have no account here, and none are given out
    suspended,
    signed_out,  ///< who wanted to link is not signed in any more
    taken,       ///< the GitHub account signs in someone else, or another one signs in this user
};
std::string_view to_string(GithubFailure failure);

/// What the browser brought back from GitHub.
struct GithubReturn {
    std::string cookie;  ///< as begin() gave it to this browser
    std::string state;
    std::string code;
    std::string error;  ///< GitHub's word, not empty when they said no
    Visitor visitor;    ///< whose session it will be
};

/// How it ended, and where the browser goes on: exactly one of the first three.
struct GithubOutcome {
    std::optional<GithubFailure> failure;
    std::optional<SignedIn> signed_in;
    bool linked = false;
    std::string next;  ///< a path of ours, or empty
};

/// Signing in by a GitHub account, and linking one. Between the two requests the server keeps nothing: state,
/// verifier and purpose travel, sealed, in a cookie, which binds them to the browser and lets any process of
/// ours finish. **Threads:** any.
class GithubLogin {
public:
    /// Opens a session for someone who has proved to be that user. forbidden: suspended.
    using SignIn = std::function<Result<SignedIn>(const User&, const Visitor&)>;

    /// `provider` null: GitHub is not configured, and every call fails with not_found.
    GithubLogin(std::unique_ptr<IdentityProvider> provider, GithubAccountRepository& links,
                UserRepository& users, AccountService& accounts, SignIn sign_in, PictureService& pictures,
                const Sealer& sealer, const Clock& clock, SignUp sign_up);

    [[nodiscard]] bool is_offered() const { return provider_ != nullptr; }

    struct Start {
        std::string url;     ///< where the browser shall go
        std::string cookie;  ///< what it must bring back, for `life`
    };
    static constexpr std::chrono::minutes life{10};
    /// `origin`: scheme and authority the browser uses. `next`: where it wants to be afterwards; anything but
    /// a path of ours is dropped. `token`: of whoever wants to link; nothing for a log-in.
    Result<Start> begin(const std::string& origin, const std::string& next,
                        const std::optional<std::string>& token);

    /// Ends what begin() began. `answer` is called once, at once or, when GitHub has to be asked, from
    /// another thread, some seconds later.
    using Answer = std::function<void(GithubOutcome)>;
    void finish(const GithubReturn& back, const Answer& answer);

    Result<std::optional<GithubLink>> link_of(const Actor& actor);
    /// conflict when nothing else signs them in; not_found when none is linked.
    Result<void> unlink(const Actor& actor);

private:
    struct Bound;
    Result<Bound> open(const GithubReturn& back) const;
    GithubOutcome conclude(const Bound& bound, const GithubReturn& back,
                           std::optional<GithubIdentity>& identity, UserKey& user);
    Result<UserKey> make_user(const GithubIdentity& identity);
    void fetch_picture(UserKey user, const GithubIdentity& identity);

    std::unique_ptr<IdentityProvider> provider_;
    GithubAccountRepository& links_;
    UserRepository& users_;
    AccountService& accounts_;
    const SignIn sign_in_;
    PictureService& pictures_;
    const Sealer& sealer_;
    const Clock& clock_;
    const SignUp sign_up_;
    CallPool calls_;
};

/// `next` if it is a path of ours that a browser cannot take for another place, else empty.
std::string checked_next(const std::string& next);

/// User ids to try for a login, the best first: itself, brought to our form, then with numbers.
std::vector<std::string> user_ids_for(std::string_view login);

}  // namespace sunomi
