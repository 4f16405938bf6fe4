#include "adapters/smtp/mail_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace sunomi {
namespace {

constexpr std::size_t longest_address = 254;    // RFC 5321, 4.5.3.1.3 with its errata
constexpr std::size_t base64_line = 76;         // RFC 2045, 6.8
constexpr std::size_t encoded_word_bytes = 42;  // 56 characters: with its marks below the 75 of RFC 2047

std::string to_base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t at) {
            return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
        };
        const unsigned group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (std::size_t k = 0; k < 4; ++k) {
            out += i + k > bytes.size() ? '=' : digits[group >> (18 - 6 * k) & 63];
        }
    }
    return out;
}

/// Cut between characters, never inside of one: each word must be whole text by itself.
std::string encoded_words(std::string_view text) {
    const auto is_inside = [&](std::size_t at) {
        return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    std::string out;
    while (!text.empty()) {
        auto length = std::min(text.size(), encoded_word_bytes);
        while (length > 1 && length < text.size() && is_inside(length)) --length;
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + to_base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    }
    return out;
}

std::string base64_lines(std::string_view text) {
    std::string with_crlf;
    for (const char c : text) {
        if (c == '\n') with_crlf += '\r';
        with_crlf += c;
    }
    const auto digits = to_base64(with_crlf);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); i += base64_line)
        out += digits.substr(i, base64_line) + "\r\n";
    return out;
}

}  // namespace

bool is_plain_address(const std::string& text) {
    constexpr std::string_view special = "<>()[]\\,;:\" ";
    const auto at = text.find('@');
    return text.size() <= longest_address && at != std::string::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string::npos && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return c > ' ' && c < 127 && special.find(c) == std::string_view::npos;
           });
}

Result<std::string> print_mail(const Mail& mail, const MailSender& sender, WallTime now,
                               const std::string& message_id) {
    if (!is_plain_address(mail.to) || !is_plain_address(sender.address)) {
        return Error{Errc::invalid, "not a plain e-mail address"};
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    return fmt::format(
        "Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nFrom: {} <{}>\r\nTo: <{}>\r\nSubject: {}\r\n"
        "Message-ID: <{}@{}>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        fmt::gmtime(static_cast<std::time_t>(seconds)), encoded_words(sender.name), sender.address, mail.to,
        encoded_words(mail.subject), message_id, sender.address.substr(sender.address.find('@') + 1),
        base64_lines(mail.text));
}

}  // namespace sunomi
