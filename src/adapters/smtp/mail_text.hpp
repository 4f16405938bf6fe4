#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ports/mailer.hpp"

namespace sunomi {

/// Who sends: `name` may be any text.
struct MailSender {
    std::string address;
    std::string name;
};

/// The letter as it goes over the wire (RFC 5322, RFC 2045): subject and name as encoded words (RFC 2047),
/// the text in base64, so that nothing in it can be mistaken for a header, an end or a boundary. invalid: an
/// address that is not exactly one plain address.
Result<std::string> print_mail(const Mail& mail, const MailSender& sender, WallTime now,
                               const std::string& message_id);

/// `local@domain` of printable ASCII without what has a meaning in a header or in SMTP.
bool is_plain_address(const std::string& text);

}  // namespace sunomi
