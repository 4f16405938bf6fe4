#include "adapters/smtp/mail_text.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

constexpr WallTime noon{std::chrono::seconds{1'769'860'800}};

TEST(MailText, PrintsTheWholeLetter) {
    const auto text = print_mail({"ada@example.org", "Grüße", "One\nTwo\n"},
                                 {"no-reply@example.org", "Sunomi"}, noon, "id1");
    ASSERT_TRUE(text);
    EXPECT_EQ(*text,
              "Date: Sat, 31 Jan 2026 12:00:00 +0000\r\n"
              "From: =?UTF-8?B?U3Vub21p?= <no-reply@example.org>\r\n"
              "To: <ada@example.org>\r\n"
              "Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n"
              "Message-ID: <id1@example.org>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: base64\r\n"
              "\r\n"
              "T25lDQpUd28NCg==\r\n");
}

TEST(MailText, CutsLongSubjectsBetweenCharacters) {
    std::string subject = "x";
    for (int i = 0; i < 30; ++i) subject += "ü";
    const auto text = print_mail({"a@b", subject, ""}, {"c@d", "S"}, noon, "i");
    ASSERT_TRUE(text);
    // 41 bytes: x and twenty whole letters; then the rest, which begins with a whole one.
    EXPECT_NE(text->find("w7w=?=\r\n =?UTF-8?B?w7zDv"), std::string::npos) << *text;
}

TEST(MailText, NothingCanBringAHeaderOfItsOwn) {
    for (const std::string address : {"a@b\r\nBcc: c@d", "a@b,c@d", "a@b> RCPT TO:<c@d", "a b@c", "@b", "a@",
                                      "a", "a@b@c", "-oQ@b", "\"a\"@b", "ü@b"}) {
        EXPECT_FALSE(is_plain_address(address)) << address;
        EXPECT_EQ(print_mail({address, "s", "t"}, {"c@d", "S"}, noon, "i").error().code(), Errc::invalid);
    }
    const auto text =
        print_mail({"a@b", "s\r\nBcc: evil@d", "t\r\n.\r\nQUIT"}, {"c@d", "S\nBcc: evil@d"}, noon, "i");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->find("evil"), std::string::npos);
    EXPECT_EQ(text->find("QUIT"), std::string::npos);
}

}  // namespace
}  // namespace sunomi
