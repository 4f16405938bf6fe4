#pragma once

#include <memory>
#include <string>

#include "ports/mailer.hpp"

namespace sunomi {

struct SmtpConfig {
    /// `smtp://[USER:PASSWORD@]HOST[:PORT]`: TLS when the server offers it, required with `?tls=required`;
    /// `smtps://…`: TLS from the first byte.
    std::string url;
    std::string from_address;
    std::string from_name;
};

/// Sends by an SMTP server, with libcurl; one connection for each letter.
std::unique_ptr<Mailer> make_smtp_mailer(SmtpConfig config);

}  // namespace sunomi
