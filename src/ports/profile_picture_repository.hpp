#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/user.hpp"

namespace sunomi {

/// Whose picture is which. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class ProfilePictureRepository {
public:
    virtual ~ProfilePictureRepository() = default;
    /// Sets the user's picture (empty: none) and returns the one before. not_found: no such user.
    virtual Result<std::string> replace(UserKey user, const std::string& url) = 0;
    /// Sets it if the user has none; false when there is one, or no such user.
    virtual Result<bool> set_first(UserKey user, const std::string& url) = 0;
    /// All pictures in use, of users above `after` by their keys, at most `limit`.
    struct InUse {
        UserKey user = 0;
        std::string url;
    };
    virtual Result<std::vector<InUse>> list(UserKey after, int limit) = 0;
};

}  // namespace sunomi
