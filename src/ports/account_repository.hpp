#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/session.hpp"
#include "domain/user.hpp"
#include "domain/video.hpp"

namespace sunomi {

/// What someone changes about himself; what is absent stays.
struct ProfileChange {
    std::optional<std::string> name, about, email;
};

struct VideoCounts {
    std::int64_t all = 0;
    std::int64_t listed = 0;  ///< those that everyone finds
};

/// One step of an account's removal.
struct RemovalStep {
    std::vector<VideoId> videos;  ///< that went in this step; they have tombstones
    bool finished = false;        ///< nothing of the account is left
};

/// An account as a whole: its profile and its end. **Threads:** any. Errors of every call: unavailable,
/// timed_out, no_space.
class AccountRepository {
public:
    virtual ~AccountRepository() = default;
    /// Another e-mail address ends the links to a new password. not_found when the account is gone.
    virtual Result<void> change_profile(UserKey user, const ProfileChange& change) = 0;
    virtual Result<VideoCounts> count_videos(UserKey user) = 0;
    /// Closes an account: from now on nobody finds it, its sessions have ended, and its user id stays taken
    /// until the last of it is removed. conflict: the only admin (the message is for people); not_found: no
    /// such account.
    virtual Result<std::vector<Revocation>> close(UserKey user) = 0;
    /// Accounts that were closed and are not removed yet.
    virtual Result<std::vector<User>> list_closed() = 0;
    /// Removes up to `most` rows of one kind that belong to a closed account, so that no transaction is long;
    /// at last the account itself. Counters of other people's things stay right. conflict: it is not closed.
    virtual Result<RemovalStep> remove_some(UserKey user, int most) = 0;
};

}  // namespace sunomi
