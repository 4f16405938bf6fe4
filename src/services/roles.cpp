#include "services/roles.hpp"

namespace sunomi {

Result<void> require_role(UserRepository& users, const Actor& actor, Role least) {
    const auto found = users.find_by_key(actor.user);
    if (!found) return found.error();
    if (!*found) return Error{Errc::unauthenticated, "this account no longer exists"};
    if ((*found)->role < least) return Error{Errc::forbidden, "this is not yours to do"};
    return {};
}

}  // namespace sunomi
