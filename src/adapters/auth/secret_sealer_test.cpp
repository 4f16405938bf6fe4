#include "adapters/auth/secret_sealer.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

const std::string secret(32, 's');

TEST(SecretSealer, OpensWhatAnotherProcessWithTheSameSecretSealed) {
    const auto one = make_secret_sealer(secret).value();
    const auto other = make_secret_sealer(secret).value();
    for (const std::string& text : {std::string{}, std::string{"a\nb\0c", 5}, std::string(3000, 'x')}) {
        const auto sealed = one->seal("cookie", text);
        EXPECT_EQ(
            sealed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
        EXPECT_NE(sealed, one->seal("cookie", text)) << "never the same twice";
        EXPECT_EQ(other->open("cookie", sealed).value(), text);
    }
}

TEST(SecretSealer, OpensNothingElse) {
    const auto sealer = make_secret_sealer(secret).value();
    const auto sealed = sealer->seal("cookie", "text");
    EXPECT_FALSE(sealer->open("other", sealed)) << "another purpose";
    EXPECT_FALSE(make_secret_sealer(std::string(32, 't')).value()->open("cookie", sealed))
        << "another secret";
    EXPECT_FALSE(make_secret_sealer(std::string(31, 's')));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(sealer->open("cookie", changed)) << i;
        EXPECT_FALSE(sealer->open("cookie", sealed.substr(0, i))) << i;
    }
    for (const std::string& text : {std::string{"="}, sealed + "=", sealed + " ", std::string(100'000, 'A')})
        EXPECT_FALSE(sealer->open("cookie", text));
}

}  // namespace
}  // namespace sunomi
