#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// A letter in plain text.
struct Mail {
    std::string to;       ///< one address
    std::string subject;  ///< one line
    std::string text;     ///< UTF-8, lines end in \n
};

/// Sends letters. **Threads:** any.
class Mailer {
public:
    virtual ~Mailer() = default;
    /// Hands the letter to a server that takes it over. invalid: an address or a subject that could carry more than
    /// itself (control characters, several addresses); forbidden: the server refuses it for good; unavailable and
    /// timed_out: trying later may help.
    virtual Result<void> send(const Mail& mail, Deadline deadline) = 0;
    /// Gives up what is being sent, within about a second, and all that comes: a mail server that hangs does not hold up
    /// the end of the program.
    virtual void stop() = 0;
};

}  // namespace sunomi
