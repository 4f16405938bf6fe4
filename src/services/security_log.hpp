#pragma once

#include <string_view>

#include "domain/user.hpp"

namespace sunomi {

/// Something that matters to the security of an account, for those who watch the log.
struct SecurityEvent {
    std::string_view event;    ///< `log_in`, `log_in_refused`, …: the list is in docs/operating.md
    UserKey user = 0;          ///< 0: nobody who is known here
    std::string_view account;  ///< a userId that exists, or empty. Never what was typed and fits none: some
                               ///< type their password into the wrong field
    std::string_view client;   ///< numeric address, or empty
    std::string_view detail;   ///< more of `key=value`, in words of ours
};

/// One line of the log: `security event=log_in user=7 account=ada client=192.0.2.1 way=password`. Nothing in
/// it is of a stranger's choosing: a userId is of a fixed alphabet, everything else of our making.
void log_security(const SecurityEvent& event);

}  // namespace sunomi
