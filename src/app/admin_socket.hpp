#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "app/admin_commands.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {

struct AdminSocketConfig {
    std::string data_dir;
    /// For the whole request to arrive, and for each line of an answer to be taken.
    std::chrono::milliseconds patience{5000};
    std::size_t at_once = 4;  ///< commands that run beside each other; more are told that the server is busy
};

/// `DATA_DIR/admin.sock`: runs commands for whoever is the server's own user, or root, on this machine (the
/// kernel says who asks). One command for each connection, each on a thread of its own, so that neither a
/// long command nor a client that says nothing holds up the others. **Lifetime:** its destructor takes no
/// more commands and waits for those that run; their progress turns false.
class AdminSocket {
public:
    virtual ~AdminSocket() = default;
};

/// Whoever calls it holds the data folder's lock: an old socket file is replaced.
Result<std::unique_ptr<AdminSocket>> open_admin_socket(const AdminSocketConfig& config,
                                                       const AdminCommands& commands);

/// The other end: a connection to a running server. not_found when no server listens there.
Result<UniqueFd> connect_admin_socket(const std::string& data_dir);

}  // namespace sunomi
