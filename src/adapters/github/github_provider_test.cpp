#include "adapters/github/github_provider.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using namespace std::chrono_literals;

TEST(GithubProvider, SendsTheBrowserToTheConfiguredServer) {
    const auto provider = make_github_provider({"an id", "secret", "https://git.example.org"});
    EXPECT_EQ(provider->authorize_url({"https://v.example/api/auth/github/callback", "state", "challenge"}),
              "https://git.example.org/login/oauth/authorize?client_id=an%20id&"
              "redirect_uri=https%3A%2F%2Fv.example%2Fapi%2Fauth%2Fgithub%2Fcallback&state=state&"
              "code_challenge=challenge&code_challenge_method=S256");
}

Errc code_of_picture(const std::string& url) {
    const auto provider =
        make_github_provider({"id", "secret", "http://127.0.0.1:1", "http://127.0.0.1:2/api"});
    const auto got = provider->fetch_picture({1, "mona", "", url}, Deadline::in(2s));
    EXPECT_FALSE(got) << url;
    return got ? Errc::internal : got.error().code();
}

// Nothing listens on these ports; what is refused by rule is refused before that shows.
TEST(GithubProvider, FetchesNoPictureFromElsewhereWithoutTls) {
    for (const char* url : {"", "http://127.0.0.1:3/a", "http://127.0.0.1:11/a", "file:///etc/passwd", "//x",
                            "ftp://x/y", "http://127.0.0.1:1@evil.example/a"})
        EXPECT_EQ(code_of_picture(url), Errc::forbidden) << url;
    EXPECT_EQ(code_of_picture("http://127.0.0.1:1/a"), Errc::unavailable);
    for (const char* url :
         {"https://127.0.0.1:9/a", "https://[::1]:9/a", "https://0x7f.1:9/a", "https://2130706433/a"})
        EXPECT_EQ(code_of_picture(url), Errc::unavailable) << url;
}

TEST(GithubProvider, SaysThatNobodyAnswers) {
    const auto provider = make_github_provider({"id", "secret", "http://127.0.0.1:1", "http://127.0.0.1:2"});
    EXPECT_EQ(provider->identify({"code", "verifier", "uri"}, Deadline::in(2s)).error().code(),
              Errc::unavailable);
    EXPECT_EQ(provider->identify({"code", "verifier", "uri"}, Deadline::in(0s)).error().code(),
              Errc::timed_out);
}

}  // namespace
}  // namespace sunomi
