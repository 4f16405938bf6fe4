#include "api/access_check.hpp"

namespace sunomi::api {
namespace {

Result<std::optional<Actor>> actor_of(AccountService& accounts, const net::RequestHead& head, Access access) {
    if (access == Access::anyone) return std::optional<Actor>{};
    const auto header = head.headers.get("Authorization");
    if (header.empty() && access == Access::viewer) return std::optional<Actor>{};
    if (!header.starts_with("Bearer ")) return Error{Errc::unauthenticated, "please sign in"};
    const auto actor = accounts.authenticate(header.substr(7));
    if (!actor) return Error{Errc::unauthenticated, "please sign in again"};
    return std::optional<Actor>{*actor};
}

}  // namespace

Result<std::optional<Actor>> check_access(AccountService& accounts, const RevocationList& revocations,
                                          const net::RequestHead& head, Access access) {
    auto actor = actor_of(accounts, head, access);
    if (!actor || !*actor) return actor;
    const bool only_reads = head.method == "GET" || head.method == "HEAD";
    if (!only_reads && !revocations.is_current()) {
        return Error{Errc::unavailable, "the list of revoked sessions is out of date"};
    }
    if (access == Access::moderator || access == Access::admin) {
        const auto allowed =
            accounts.require(**actor, access == Access::admin ? Role::admin : Role::moderator);
        if (!allowed) return allowed.error();
    }
    return actor;
}

}  // namespace sunomi::api
