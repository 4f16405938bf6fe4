#include "services/media_pass.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "support/manual_clock.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;

class MediaPassTest : public testing::Test {
protected:
    const VideoId video = "00000000deadbeef";
    const Actor ada{7, "5e55104aada"};
    ManualClock clock;
    std::set<std::string> revoked;
    MediaPasses passes{"a secret of the server", clock,
                       [this](const std::string& session) { return revoked.contains(session); }};
    std::string pass = passes.issue(video, ada);
};

TEST_F(MediaPassTest, SaysWhoAsks) {
    const auto actor = passes.verify(video, pass);
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->user, ada.user);
    EXPECT_EQ(actor->session, ada.session);
}

TEST_F(MediaPassTest, IsGoodForThisVideoOnly) {
    EXPECT_FALSE(passes.verify("00000000deadbeee", pass));
}

TEST_F(MediaPassTest, IsWorthNothingWithAnyCharacterChanged) {
    for (std::size_t i = 0; i < pass.size(); ++i) {
        auto other = pass;
        other[i] = other[i] == '1' ? '2' : '1';
        EXPECT_FALSE(passes.verify(video, other)) << i;
        EXPECT_FALSE(passes.verify(video, pass.substr(0, i))) << i;
    }
    for (const auto* text : {"", ".", "...", "~", "9999999999.7.5e55104aada."}) {
        EXPECT_FALSE(passes.verify(video, text)) << text;
    }
    EXPECT_FALSE(passes.verify(video, pass + "0"));
    EXPECT_FALSE(passes.verify(video, std::string(100'000, '.')));
}

TEST_F(MediaPassTest, IsWorthNothingOnAServerWithAnotherSecret) {
    const MediaPasses others{"another secret", clock, [](const std::string&) { return false; }};
    EXPECT_FALSE(others.verify(video, pass));
}

TEST_F(MediaPassTest, IsNotMadeWithTheSecretItself) {
    const auto claims = pass.substr(0, pass.rfind('.'));
    const auto with_the_secret = to_hex(hmac_sha256("a secret of the server", video + '\n' + claims));
    EXPECT_FALSE(passes.verify(video, claims + '.' + with_the_secret));
}

TEST_F(MediaPassTest, EndsAfterFiveToSixHours) {
    clock.advance(5h);
    EXPECT_TRUE(passes.verify(video, pass));
    clock.advance(1h);
    EXPECT_FALSE(passes.verify(video, pass));
    EXPECT_TRUE(passes.verify(video, passes.issue(video, ada)));
}

TEST_F(MediaPassTest, EndsWithItsSession) {
    revoked.insert(ada.session);
    EXPECT_FALSE(passes.verify(video, pass));
    EXPECT_FALSE(passes.holds(ada));
}

TEST_F(MediaPassTest, StandsInThePathOnlyWhereItIsNeeded) {
    Video shown;
    shown.id = video;
    shown.owner = ada.user;
    EXPECT_EQ(passes.media_path(shown, ada), "/media/" + video);
    shown.visibility = Visibility::unlisted;
    EXPECT_EQ(passes.media_path(shown, std::nullopt), "/media/" + video);
    shown.visibility = Visibility::owner;
    EXPECT_EQ(passes.media_path(shown, ada), "/media/" + video + "/~" + pass);
    shown.visibility = Visibility::everyone;
    shown.held = true;
    EXPECT_EQ(passes.media_path(shown, ada), "/media/" + video + "/~" + pass);
}

}  // namespace
}  // namespace sunomi
