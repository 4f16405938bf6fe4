#include "domain/video_details.hpp"

#include <gtest/gtest.h>

#include "domain/video.hpp"

namespace sunomi {
namespace {

VideoDetails good() {
    return {"A title", "About it", {"cats", "Perth"}, "animals", "pt-BR", "CC-BY-4.0", Visibility::unlisted};
}

TEST(VideoDetails, KeepsWhatIsRight) {
    const auto checked = check_details(good());
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->title, "A title");
    EXPECT_EQ(checked->description, "About it");
    EXPECT_EQ(checked->tags, (std::vector<std::string>{"cats", "Perth"}));
    EXPECT_EQ(checked->visibility, Visibility::unlisted);
}

TEST(VideoDetails, BringsTextIntoOneForm) {
    auto details = good();
    details.title = "  Cafe\u0301 ";
    details.tags = {" cats ", "Cats", "dogs"};
    const auto checked = check_details(details);
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->title, "Caf\u00e9");
    EXPECT_EQ(checked->tags, (std::vector<std::string>{"cats", "dogs"}));
}

TEST(VideoDetails, KeepsEachWarningOnceInOneOrder) {
    EXPECT_EQ(check_content_warnings({"gore", "nudity", "gore"}).value(),
              (std::vector<std::string>{"nudity", "gore"}));
    Video video;
    EXPECT_TRUE(all_warnings(video).empty());
    video.content_warnings = {"violence", "gore"};
    video.imposed_warnings = {"nudity", "gore"};
    EXPECT_EQ(all_warnings(video), (std::vector<std::string>{"nudity", "violence", "gore"}));
}

TEST(VideoDetails, RefusesEachFieldThatIsWrong) {
    const auto refuses = [](auto change) {
        auto details = good();
        change(details);
        const auto checked = check_details(details);
        return !checked && checked.error().code() == Errc::invalid;
    };
    EXPECT_TRUE(refuses([](auto& d) { d.title = "   "; }));
    EXPECT_TRUE(refuses([](auto& d) { d.description = std::string(5001, 'x'); }));
    EXPECT_TRUE(refuses([](auto& d) { d.tags = {std::string(41, 'x')}; }));
    EXPECT_TRUE(refuses([](auto& d) { d.content_warnings = {"gore", "boredom"}; }));
    EXPECT_TRUE(refuses([](auto& d) { d.tags = {"two\nlines"}; }));
    EXPECT_TRUE(refuses([](auto& d) {
        d.tags.clear();
        for (int i = 0; i < 21; ++i) d.tags.push_back(std::to_string(i));
    }));
    EXPECT_TRUE(refuses([](auto& d) { d.category = "spam"; }));
    EXPECT_TRUE(refuses([](auto& d) { d.licence = "GPL"; }));
    for (const auto* tag : {"x", "english", "1t", "pt_BR", "pt-", "en-ninechars"}) {
        EXPECT_TRUE(refuses([&](auto& d) { d.language = tag; })) << tag;
    }
}

TEST(VideoDetails, AllowsTheOptionalOnesToBeEmpty) {
    VideoDetails details;
    details.title = "T";
    EXPECT_TRUE(check_details(details));
}

TEST(Visibility, HasThreeWords) {
    for (const auto* word : {"public", "unlisted", "private"}) {
        const auto parsed = parse_visibility(word);
        ASSERT_TRUE(parsed);
        EXPECT_EQ(to_string(*parsed), word);
    }
    EXPECT_FALSE(parse_visibility("Public"));
}

}  // namespace
}  // namespace sunomi
