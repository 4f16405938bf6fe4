#include "services/github_login.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/unique_fd.hpp"
#include "services/security_log.hpp"

namespace sunomi {
namespace {

constexpr std::string_view purpose = "github log-in";
constexpr std::string_view callback_path = "/api/auth/github/callback";
constexpr std::size_t secret_bytes = 32;
constexpr std::size_t longest_code = 500;
constexpr std::chrono::seconds provider_time{10};
constexpr std::size_t call_threads = 4;
constexpr std::size_t most_waiting = 32;

const Error not_offered{Errc::not_found, "signing in by GitHub is not offered here"};

/// How a failure of a part is told to a browser.
GithubFailure failure_of(const Error& error) {
    switch (error.code()) {
        case Errc::forbidden:
            return GithubFailure::refused;
        case Errc::unauthenticated:
            return GithubFailure::expired;
        case Errc::conflict:
            return GithubFailure::taken;
        default:
            return GithubFailure::unavailable;
    }
}

GithubOutcome failed(GithubFailure failure) {
    GithubOutcome outcome;
    outcome.failure = failure;
    return outcome;
}

}  // namespace

std::string_view to_string(GithubFailure failure) {
    switch (failure) {
        case GithubFailure::cancelled:
            return "github-cancelled";
        case GithubFailure::expired:
            return "github-expired";
        case GithubFailure::refused:
            return "github-refused";
        case GithubFailure::unavailable:
            return "github-unavailable";
        case GithubFailure::busy:
            return "github-busy";
        case GithubFailure::closed:
            return "github-closed";
        case GithubFailure::suspended:
            return "github-suspended";
        case GithubFailure::signed_out:
            return "github-signed-out";
        case GithubFailure::taken:
            return "github-taken";
    }
    return "github-unavailable";
}

std::string checked_next(const std::string& next) {
    constexpr std::size_t longest = 1000;
    const bool is_path = next.starts_with('/') && !next.starts_with("//") && next.size() <= longest;
    // Browsers read a backslash as a slash and drop tabs and line ends: "/\\evil" and "/\t/evil" lead
    // elsewhere.
    const bool is_plain =
        std::all_of(next.begin(), next.end(), [](char c) { return c > ' ' && c <= '~' && c != '\\'; });
    return is_path && is_plain ? next : std::string{};
}

std::vector<std::string> user_ids_for(std::string_view login) {
    constexpr std::size_t longest = 50;
    constexpr std::size_t shortest = 3;
    constexpr int numbered = 9;
    std::string base;
    for (const char c : login.substr(0, longest)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '_' || c == '.';
        if (fits) base += c;
    }
    if (base.size() < shortest) base += (base.empty() ? "github" : "-gh");
    std::vector<std::string> ids{base};
    for (int i = 2; i <= numbered; ++i) ids.push_back(base + "-" + std::to_string(i));
    ids.push_back(base + "-" + random_hex(4));
    return ids;
}

/// What the cookie holds, one line each.
struct GithubLogin::Bound {
    std::string state;
    std::string verifier;
    std::string redirect_uri;
    std::string next;
    std::string token;  ///< of whoever wants to link, or empty
    WallTime expires{};

    [[nodiscard]] std::string print() const {
        return state + '\n' + verifier + '\n' + redirect_uri + '\n' + next + '\n' + token + '\n' +
               std::to_string(expires.time_since_epoch().count());
    }
    static std::optional<Bound> parse(std::string_view text) {
        const auto lines = split(text, '\n');
        const auto expires = lines.size() == 6 ? parse_u64(lines[5]) : std::nullopt;
        if (!expires) return std::nullopt;
        const auto line = [&](std::size_t i) { return std::string{lines[i]}; };
        return Bound{line(0), line(1),
                     line(2), line(3),
                     line(4), WallTime{std::chrono::microseconds{static_cast<std::int64_t>(*expires)}}};
    }
};

GithubLogin::GithubLogin(std::unique_ptr<IdentityProvider> provider, GithubAccountRepository& links,
                         UserRepository& users, AccountService& accounts, SignIn sign_in,
                         PictureService& pictures, const Sealer& sealer, const Clock& clock, SignUp sign_up)
    : provider_(std::move(provider)),
      links_(links),
      users_(users),
      accounts_(accounts),
      sign_in_(std::move(sign_in)),
      pictures_(pictures),
      sealer_(sealer),
      clock_(clock),
      sign_up_(sign_up),
      calls_(provider_ ? call_threads : 0, most_waiting) {}

Result<GithubLogin::Start> GithubLogin::begin(const std::string& origin, const std::string& next,
                                              const std::optional<std::string>& token) {
    if (!is_offered()) return not_offered;
    Bound bound{random_hex(secret_bytes), random_hex(secret_bytes), origin + std::string{callback_path},
                checked_next(next),       token.value_or(""),       clock_.wall() + life};
    const auto url =
        provider_->authorize_url({bound.redirect_uri, bound.state, to_base64url(sha256(bound.verifier))});
    return Start{url, sealer_.seal(purpose, bound.print())};
}

Result<GithubLogin::Bound> GithubLogin::open(const GithubReturn& back) const {
    const auto text = sealer_.open(purpose, back.cookie);
    if (!text) return text.error();
    const auto bound = Bound::parse(*text);
    const bool is_ours =
        bound && equals_in_constant_time(bound->state, back.state) && clock_.wall() < bound->expires;
    if (!is_ours) return Error{Errc::unauthenticated, "not begun in this browser, or too long ago"};
    return *bound;
}

void GithubLogin::finish(const GithubReturn& back, const Answer& then) {
    const auto answer = [then, client = back.visitor.address](const GithubOutcome& outcome) {
        if (outcome.failure) {
            const auto why = "way=github why=" + std::string{to_string(*outcome.failure)};
            log_security({"log_in_refused", 0, "", client, why});
        }
        then(outcome);
    };
    if (!is_offered()) return answer(failed(GithubFailure::unavailable));
    const auto bound = open(back);
    if (!bound) return answer(failed(GithubFailure::expired));
    if (!back.error.empty()) return answer(failed(GithubFailure::cancelled));
    if (back.code.empty() || back.code.size() > longest_code) return answer(failed(GithubFailure::refused));
    const bool posted = calls_.post([this, bound = *bound, back, answer] {
        std::optional<GithubIdentity> identity;
        UserKey user = 0;
        auto outcome = conclude(bound, back, identity, user);
        outcome.next = bound.next;
        answer(outcome);
        // Nobody waits for the picture.
        if (user != 0 && identity && !calls_.is_ending()) fetch_picture(user, *identity);
    });
    if (!posted) answer(failed(GithubFailure::busy));
}

/// Sets `user` when they were made or linked just now.
GithubOutcome GithubLogin::conclude(const Bound& bound, const GithubReturn& back,
                                    std::optional<GithubIdentity>& identity, UserKey& user) {
    const auto fresh = links_.spend_state(to_hex(sha256(bound.state)), bound.expires);
    if (!fresh) return failed(GithubFailure::unavailable);
    if (!*fresh) return failed(GithubFailure::expired);
    const auto known =
        provider_->identify({back.code, bound.verifier, bound.redirect_uri}, Deadline::in(provider_time));
    if (!known) {
        log::warning("github does not identify error=\"{}\"", known.error().message());
        return failed(failure_of(known.error()));
    }
    identity = *known;
    GithubOutcome outcome;
    if (!bound.token.empty()) {
        const auto actor = accounts_.authenticate(bound.token);
        if (!actor) return failed(GithubFailure::signed_out);
        const auto linked = links_.link(actor->user, *known);
        if (!linked) return failed(failure_of(linked.error()));
        log_security(
            {"github_linked", actor->user, "", back.visitor.address, "github=" + std::to_string(known->id)});
        user = actor->user;
        outcome.linked = true;
        return outcome;
    }
    auto key = links_.find_user(*known);
    if (!key) return failed(GithubFailure::unavailable);
    if (!*key && sign_up_ != SignUp::open) return failed(GithubFailure::closed);
    if (!*key) {
        const auto made = make_user(*known);
        if (!made) return failed(GithubFailure::unavailable);
        log_security({"account_created", *made, "", back.visitor.address,
                      "way=github github=" + std::to_string(known->id)});
        *key = user = *made;
    }
    const auto account = users_.find_by_key(**key);
    if (!account || !*account) return failed(GithubFailure::unavailable);
    auto signed_in = sign_in_(**account, back.visitor);
    if (!signed_in) {
        const bool suspended = signed_in.error().code() == Errc::forbidden;
        return failed(suspended ? GithubFailure::suspended : GithubFailure::unavailable);
    }
    outcome.signed_in = std::move(*signed_in);
    return outcome;
}

Result<UserKey> GithubLogin::make_user(const GithubIdentity& identity) {
    User user;
    const auto name = check_display_name(identity.name.empty() ? identity.login : identity.name);
    for (const auto& id : user_ids_for(identity.login)) {
        user.user_id = id;
        user.name = name ? *name : id;
        auto made = links_.ensure_user(identity, user);
        if (made || made.error().code() != Errc::conflict) return made;
    }
    return Error{Errc::conflict, "no user id is free for this login"};
}

void GithubLogin::fetch_picture(UserKey user, const GithubIdentity& identity) {
    if (identity.avatar_url.empty()) return;
    const auto account = users_.find_by_key(user);
    if (!account || !*account || !(*account)->profile_picture_url.empty()) return;
    const auto bytes = provider_->fetch_picture(identity, Deadline::in(provider_time));
    Result<bool> set = bytes ? Result<bool>{false} : Result<bool>{bytes.error()};
    if (bytes) {
        const auto file = make_memory_file(*bytes);
        set = pictures_.set_first(user, {file.get(), static_cast<std::int64_t>(bytes->size())});
    }
    if (!set) log::warning("no picture from github user={} error=\"{}\"", user, set.error().message());
}

Result<std::optional<GithubLink>> GithubLogin::link_of(const Actor& actor) {
    return links_.find_link(actor.user);
}

Result<void> GithubLogin::unlink(const Actor& actor) {
    const auto account = accounts_.account_of(actor);
    if (!account) return account.error();
    if (account->password_hash.empty())
        return Error{Errc::conflict,
                     "Set a password first: without it and GitHub you could not sign in any more."};
    const auto removed = links_.unlink(actor.user);
    if (!removed) return removed.error();
    if (!*removed) return Error{Errc::not_found, "no GitHub account is linked"};
    log_security({"github_unlinked", actor.user, account->user_id, "", ""});
    return {};
}

}  // namespace sunomi
