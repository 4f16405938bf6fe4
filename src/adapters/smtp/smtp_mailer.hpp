#pragma once

#include <memory>
#include <string>

#include "ports/mailer.hpp"

namespace sunomi {

struct SmtpConfig {
    /// `smtps://[USER:PASSWORD@]HOST[:PORT]`: TLS from the first byte; `smtp://…`: TLS after a greeting, and
    /// no letter without it.
    std::string url;
    bool tls_is_optional = false;  ///< then a letter goes in clear where the server offers no TLS
    std::string from_address;
    std::string from_name;
};

/// Sends by an SMTP server, with libcurl; one connection for each letter.
std::unique_ptr<Mailer> make_smtp_mailer(SmtpConfig config);

}  // namespace sunomi
