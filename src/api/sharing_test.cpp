#include "api/sharing.hpp"

#include <gmock/gmock.h>

#include "api/page_head.hpp"

namespace sunomi::api {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string origin = "https://v.example";

Video sample(int width = 1920, int height = 1080) {
    Video video;
    video.id = "00c0ffee00c0ffee";
    video.owner_user_id = "ada";
    video.owner_name = "Ada";
    video.title = "Cats \"&\" <dogs>";
    video.description = "First line\nsecond";
    video.width = width;
    video.height = height;
    return video;
}

TEST(VideoOfPage, KnowsOurWatchAndEmbedPagesOnly) {
    EXPECT_EQ(video_of_page("https://v.example/watch/00c0ffee00c0ffee", origin), "00c0ffee00c0ffee");
    EXPECT_EQ(video_of_page("https://v.example/embed/00c0ffee00c0ffee/?t=3#x", origin), "00c0ffee00c0ffee");
    for (const auto* other :
         {"https://v.example.evil/watch/00c0ffee00c0ffee", "https://v.example/watch/../etc",
          "http://v.example/watch/00c0ffee00c0ffee", "https://v.example/media/00c0ffee00c0ffee",
          "https://v.example/watch/", "/watch/00c0ffee00c0ffee"}) {
        EXPECT_FALSE(video_of_page(other, origin)) << other;
    }
}

TEST(FrameSize, KeepsTheShapeWithinTheLimits) {
    const auto size = [](int width, int height, FrameSize most) {
        const auto out = frame_size(sample(width, height), most);
        return std::pair{out.width, out.height};
    };
    EXPECT_EQ(size(1920, 1080, {}), std::pair(1280, 720));
    EXPECT_EQ(size(640, 360, {}), std::pair(1280, 720));
    EXPECT_EQ(size(1920, 1080, {320, 0}), std::pair(320, 180));
    EXPECT_EQ(size(1080, 1920, {}), std::pair(405, 720));
    EXPECT_EQ(size(0, 0, {160, 160}), std::pair(160, 90));
    EXPECT_EQ(size(8000, 1, {100, 100}), std::pair(100, 1));
}

TEST(OEmbed, DescribesAFrameWithThePlayer) {
    const auto body = oembed_of(sample(), origin, "Videos", {640, 0});
    EXPECT_EQ(body.type, "video");
    EXPECT_EQ(body.version, "1.0");
    EXPECT_EQ(body.title, "Cats \"&\" <dogs>");
    EXPECT_EQ(body.width, 640);
    EXPECT_EQ(body.height, 360);
    EXPECT_EQ(body.thumbnail_url, "https://v.example/media/00c0ffee00c0ffee/thumbnail.jpg");
    EXPECT_EQ(body.thumbnail_width, 640);
    EXPECT_EQ(body.thumbnail_height, 360);

    auto chosen = sample();
    chosen.thumbnail = {.shown = own_thumbnail, .version = 7, .own_width = 540, .own_height = 720};
    const auto own = oembed_of(chosen, origin, "Videos", {});
    EXPECT_EQ(own.thumbnail_url, body.thumbnail_url + "?v=7");
    EXPECT_EQ(own.thumbnail_width, 540);
    EXPECT_EQ(own.thumbnail_height, 720);
    EXPECT_EQ(body.html,
              "<iframe src=\"https://v.example/embed/00c0ffee00c0ffee\" width=\"640\" height=\"360\" "
              "title=\"Cats &quot;&amp;&quot; &lt;dogs&gt;\" frameborder=\"0\" "
              "allow=\"autoplay; fullscreen; picture-in-picture\" allowfullscreen></iframe>");
}

TEST(OEmbed, SaysTheSameInXml) {
    const auto xml = print_oembed_xml(oembed_of(sample(), origin, "Videos", {}));
    EXPECT_THAT(xml, HasSubstr("<title>Cats &quot;&amp;&quot; &lt;dogs&gt;</title>\n"));
    EXPECT_THAT(xml, HasSubstr("<width>1280</width>\n<height>720</height>\n</oembed>\n"));
}

TEST(SharingTags, CannotBeBrokenOutOf) {
    auto video = sample();
    video.title = "\"><script>alert(1)</script>";
    const auto tags = sharing_tags(video, origin, "Videos");
    EXPECT_THAT(tags, Not(HasSubstr("<script")));
    EXPECT_THAT(tags, HasSubstr("<meta property=\"og:title\" content=\"&quot;&gt;&lt;script&gt;"));
    EXPECT_THAT(tags, HasSubstr("<meta property=\"og:description\" content=\"First line\">"));
    EXPECT_THAT(tags,
                HasSubstr("<link rel=\"canonical\" href=\"https://v.example/watch/00c0ffee00c0ffee\">"));
    EXPECT_THAT(
        tags,
        HasSubstr(
            "href=\"https://v.example/oembed?url=https%3A%2F%2Fv.example%2Fwatch%2F00c0ffee00c0ffee\""));
}

TEST(SharingTags, ShortenALongDescriptionBetweenCharacters) {
    auto video = sample();
    video.description.clear();
    for (int i = 0; i < 300; ++i) video.description += "é";
    const auto tags = sharing_tags(video, origin, "Videos");
    std::string expected = "content=\"";
    for (int i = 0; i < 200; ++i) expected += "é";
    EXPECT_THAT(tags, HasSubstr(expected + "…\">"));
}

TEST(SiteTags, LeaveOutADescriptionThatIsNotThere) {
    EXPECT_EQ(site_tags("Videos", "profile", "https://v.example/channel/ada", "Ada <3", ""),
              "<meta property=\"og:type\" content=\"profile\">\n"
              "<meta property=\"og:site_name\" content=\"Videos\">\n"
              "<meta property=\"og:url\" content=\"https://v.example/channel/ada\">\n"
              "<meta property=\"og:title\" content=\"Ada &lt;3\">\n");
}

TEST(WithHead, ReplacesTitleAndDescriptionAndAddsTags) {
    const std::string page =
        "<head><meta name=\"description\" content=\"Old\" /><title>Old</title><x></head><body>";
    EXPECT_EQ(with_head(page, {"A & B", "Say \"x\"", "<meta>\n"}),
              "<head><meta name=\"description\" content=\"Say &quot;x&quot;\" /><title>A &amp; B</title>"
              "<x><meta>\n</head><body>");
    EXPECT_EQ(with_head(page, {"T", "", ""}),
              "<head><meta name=\"description\" content=\"Old\" /><title>T</title><x></head><body>");
    EXPECT_EQ(with_head("<html>no head", {"T", "d", "x"}), "<html>no head");
}

}  // namespace
}  // namespace sunomi::api
