#pragma once

#include <gmock/gmock.h>

#include "contract/storage_under_test.hpp"

namespace sunomi {

/// What every VideoSearch promises, of an index that follows its rows.
class VideoSearchContract : public StorageContract {
protected:
    VideoId publish(UserKey owner, const std::string& title, const std::string& description = "",
                    std::vector<std::string> tags = {}, int segments = 10) {
        Video video;
        video.owner = owner;
        video.title = title;
        video.description = description;
        video.tags = std::move(tags);
        return publish(video, segments);
    }
    /// Segments are of 4 s.
    VideoId publish(Video video, int segments = 10) {
        video.id = make_video_id();
        EXPECT_TRUE(videos().create(video));
        EXPECT_TRUE(videos().complete_upload(video.id, {"etag", 1}));
        EXPECT_TRUE(tasks().ensure_plan_task(video.id));
        const auto planning = take("planner", TaskClass::interactive);
        EXPECT_TRUE(tasks().publish(planning, {plan_of(segments), "", 640, 360, {}}));
        finish_thumbnail(video.id);
        return video.id;
    }
    void publish_private(UserKey owner, const std::string& title) {
        Video video;
        video.owner = owner;
        video.title = title;
        video.visibility = Visibility::owner;
        publish(video);
    }
    SearchAnswer answer(const SearchRequest& request, const Page& page = {}) {
        auto found = search().search(request, page);
        EXPECT_TRUE(found) << found.error().message();
        return found ? std::move(*found) : SearchAnswer{};
    }
    std::vector<VideoId> find(const SearchRequest& request, const Page& page = {}) {
        std::vector<VideoId> ids;
        for (const auto& video : answer(request, page).videos) ids.push_back(video.id);
        return ids;
    }
    std::vector<VideoId> find(const std::string& text) { return find(SearchRequest{text}); }
};

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_P(VideoSearchContract, RanksTitleOverTagsAndChannelOverDescription) {
    const auto ada = add_user("ada");
    const auto in_title = publish(ada, "Harbour lights at night");
    const auto whole_title = publish(ada, "Harbour");
    const auto in_tags = publish(ada, "Evening", "", {"harbour"});
    const auto in_description = publish(ada, "Morning", "Filmed in the harbour");
    publish(ada, "Noon", "Nothing to see");
    const auto of_channel = publish(add_user("harbour_master"), "Ropes");
    const auto either = testing::AnyOf(of_channel, in_tags);
    EXPECT_THAT(find("harbour"), ElementsAre(whole_title, in_title, either, either, in_description));
}

TEST_P(VideoSearchContract, WantsEveryWordWhereverItStands) {
    const auto ada = add_user("ada");
    const auto id = publish(ada, "Cooking rice", "with saffron", {"dinner"});
    publish(ada, "Cooking pasta");
    EXPECT_THAT(find("saffron ADA dinner cooking"), ElementsAre(id));
    EXPECT_THAT(find("saffron pasta"), IsEmpty());
}

TEST_P(VideoSearchContract, FindsWhileOneTypesFromThreeLettersOn) {
    const auto id = publish(add_user("ada"), "Telescope mirrors");
    EXPECT_THAT(find("te"), IsEmpty());
    for (const auto* typed : {"tel", "teles", "telescope", "telescope m mir"}) {
        EXPECT_EQ(find(typed).size(), typed == std::string{"telescope m mir"} ? 0U : 1U) << typed;
    }
    EXPECT_THAT(find("telescope mir"), ElementsAre(id));
    const auto whole = publish(add_user("bob"), "A tel of old stones");
    EXPECT_THAT(find("tel"), ElementsAre(whole, id)) << "the whole word comes first";
}

TEST_P(VideoSearchContract, ForgivesMisspeltWordsAndSaysWhatItSearchedInstead) {
    const auto id = publish(add_user("ada"), "Mountain horses");
    EXPECT_EQ(answer({"mountain horse"}).searched_instead, "");
    for (const auto* typed : {"muontain", "montain", "mountaiin", "mauntaim"}) {
        const auto found = answer({typed});
        EXPECT_EQ(found.searched_instead, "mountain") << typed;
        ASSERT_EQ(found.videos.size(), 1U) << typed;
        EXPECT_EQ(found.videos[0].id, id);
    }
    EXPECT_EQ(answer({"mountain hosres"}).searched_instead, "mountain horses");
    EXPECT_THAT(find("hoxxes"), IsEmpty()) << "two edits in a short word";
    EXPECT_THAT(find("xyzzyx"), IsEmpty());
    EXPECT_THAT(find(SearchRequest{"muontain"}, {1, 20, {}}), IsEmpty()) << "the second page of one";
}

TEST_P(VideoSearchContract, FoldsCaseAndAccentsInAnyScript) {
    const auto ada = add_user("ada");
    const auto german = publish(ada, "Die große Überfahrt");
    const auto russian = publish(ada, "Зимняя ЁЛКА");
    EXPECT_THAT(find("UBERFAHRT grosse"), ElementsAre(german));
    EXPECT_THAT(find("елка"), ElementsAre(russian));
}

TEST_P(VideoSearchContract, FindsInScriptsWithoutSpaces) {
    const auto ada = add_user("ada");
    const auto japanese = publish(ada, "東京の夜景を歩く Tokyo", "冬の動画");
    const auto thai = publish(ada, "ตลาดน้ำ");
    publish(ada, "京東");
    EXPECT_THAT(find("夜景"), ElementsAre(japanese));
    EXPECT_THAT(find("東京の夜"), ElementsAre(japanese));
    EXPECT_THAT(find("夜景 tokyo"), ElementsAre(japanese));
    EXPECT_THAT(find("夜 tokyo"), ElementsAre(japanese));
    EXPECT_THAT(find("動"), ElementsAre(japanese));
    EXPECT_THAT(find("ตลาด"), ElementsAre(thai));
}

TEST_P(VideoSearchContract, TakesAnyTextWithoutAnError) {
    const auto id = publish(add_user("ada"), "He said NOT a \"near\" miss AND more");
    for (const auto* text :
         {"", " ", "\"", "\"near", "near\" OR", "NOT", "AND", "a*", "*", "(", "title:", "^near", "-",
          "{a b}: c", "'; DROP TABLE videos; --", "\xEE\x80\x80", "😀", "near near near"}) {
        EXPECT_TRUE(search().search({text}, {})) << text;
    }
    EXPECT_THAT(find("\"near\" (miss)*"), ElementsAre(id));
    EXPECT_TRUE(search().search({std::string(60'000, 'a')}, {}));
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "w" + std::to_string(i) + ' ';
    EXPECT_TRUE(search().search({many}, {}));
}

TEST_P(VideoSearchContract, ShowsOnlyWhatIsListed) {
    const auto ada = add_user("ada");
    Video video;
    video.owner = ada;
    video.title = "Secret garden";
    video.visibility = Visibility::unlisted;
    publish(video);
    video.visibility = Visibility::owner;
    publish(video);
    video.visibility = Visibility::everyone;
    video.id = make_video_id();
    ASSERT_TRUE(videos().create(video)) << "not published yet";
    EXPECT_THAT(find("garden"), IsEmpty());
    EXPECT_EQ(answer({"gardem"}).searched_instead, "") << "nor does it tell a word of theirs";

    const auto listed = publish(video);
    EXPECT_THAT(find("garden"), ElementsAre(listed));
    ASSERT_TRUE(videos().remove(listed));
    EXPECT_THAT(find("garden"), IsEmpty());
    EXPECT_EQ(answer({"gardem"}).searched_instead, "");
}

TEST_P(VideoSearchContract, FiltersByLengthDateChannelCategoryAndLanguage) {
    const auto ada = add_user("ada");
    Video video;
    video.owner = ada;
    video.title = "Lesson one";
    video.category = "how-to";
    video.language = "pt-BR";
    const auto brief = publish(video, 10);
    video.category = "music";
    video.language = "pt";
    const auto medium = publish(video, 100);
    video.owner = add_user("Bob.B");
    video.language = "it";
    const auto between = clock().wall();
    const auto lengthy = publish(video, 400);

    const auto with = [](auto change) {
        SearchRequest request{"lesson"};
        change(request);
        return request;
    };
    EXPECT_THAT(find(with([](auto& r) { r.duration = DurationClass::brief; })), ElementsAre(brief));
    EXPECT_THAT(find(with([](auto& r) { r.duration = DurationClass::medium; })), ElementsAre(medium));
    EXPECT_THAT(find(with([](auto& r) { r.duration = DurationClass::lengthy; })), ElementsAre(lengthy));
    EXPECT_THAT(find(with([&](auto& r) { r.since = between; })), ElementsAre(lengthy));
    EXPECT_THAT(find(with([](auto& r) { r.channel = "bob.b"; })), ElementsAre(lengthy));
    EXPECT_THAT(find(with([](auto& r) { r.channel = "nobody"; })), IsEmpty());
    EXPECT_THAT(find(with([](auto& r) { r.category = "music"; })), UnorderedElementsAre(medium, lengthy));
    EXPECT_THAT(find(with([](auto& r) { r.language = "pt"; })), UnorderedElementsAre(brief, medium));
    EXPECT_THAT(find(with([](auto& r) { r.language = "PT-br"; })), ElementsAre(brief));
    EXPECT_THAT(find(with([](auto& r) {
                    r.language = "pt";
                    r.category = "music";
                    r.order = SearchOrder::newest;
                })),
                ElementsAre(medium));
}

TEST_P(VideoSearchContract, PagesEveryOrderBySkipAndByCursorWithoutRepeating) {
    const auto ada = add_user("ada");
    std::vector<VideoId> newest_first;
    for (int i = 0; i < 7; ++i)
        newest_first.insert(newest_first.begin(), publish(ada, "Lesson " + std::to_string(i)));
    for (const auto order : {SearchOrder::relevance, SearchOrder::newest, SearchOrder::views}) {
        SearchRequest request{"lesson"};
        request.order = order;
        const auto all = find(request, {0, 20, {}});
        EXPECT_THAT(all, testing::UnorderedElementsAreArray(newest_first));
        EXPECT_TRUE(order != SearchOrder::newest || all == newest_first);
        std::vector<VideoId> skipped;
        std::vector<VideoId> followed;
        Page after{0, 3, {}};
        for (int skip = 0; skip < 9; skip += 3) {
            for (const auto& id : find(request, {skip, 3, {}})) skipped.push_back(id);
            const auto page = answer(request, after);
            for (const auto& video : page.videos) followed.push_back(video.id);
            after.after = page.last;
        }
        EXPECT_EQ(skipped, all);
        EXPECT_EQ(followed, all);
    }
}

TEST_P(VideoSearchContract, SuggestsTitlesOnce) {
    const auto ada = add_user("ada");
    publish(ada, "Sunset over Perth");
    publish(ada, "sunset over perth");
    publish(ada, "Sunrise");
    const auto titles = search().suggest_titles("sun", 5);
    ASSERT_TRUE(titles);
    EXPECT_EQ(titles->size(), 2U);
    EXPECT_THAT(*search().suggest_titles("", 5), IsEmpty());
}

TEST_P(VideoSearchContract, HasNothingToRepairAfterOrdinaryWrites) {
    const auto id = publish(add_user("ada"), "One");
    ASSERT_TRUE(videos().remove(id));
    publish(add_user("bob"), "Two");
    EXPECT_EQ(*search_index().check(), 0);
    EXPECT_EQ(*search_index().work_off(10), 0);
}

TEST_P(VideoSearchContract, RelatesWhatHasTheMostInCommonAndThenTheNewest) {
    const auto ada = add_user("ada");
    const auto bob = add_user("bob");
    const auto noise = publish(bob, "Noon");
    const auto of_word = publish(bob, "Ropes of a harbour");
    const auto of_tag = publish(bob, "Kings Park", "", {"Perth"});
    const auto of_both = publish(bob, "Harbour of Perth");
    const auto of_channel = publish(ada, "Baking bread");
    const auto about = publish(ada, "Harbour lights", "", {"perth"});
    publish_private(bob, "Harbour lights");
    const auto related = [&](const VideoId& id, int most) {
        std::vector<VideoId> ids;
        const auto videos = search().related_to(get(id), most);
        EXPECT_TRUE(videos) << videos.error().message();
        if (videos) {
            for (const auto& video : *videos) ids.push_back(video.id);
        }
        return ids;
    };
    EXPECT_THAT(related(about, 20), ElementsAre(of_both, of_channel, of_tag, of_word, noise));
    EXPECT_THAT(related(about, 2), ElementsAre(of_both, of_channel));
    EXPECT_THAT(related(noise, 20), ElementsAre(of_both, of_tag, of_word, about, of_channel));
    VideoDetails hidden;
    hidden.title = "Harbour of Perth";
    hidden.visibility = Visibility::unlisted;
    ASSERT_TRUE(videos().change_details(of_both, hidden, 0));
    EXPECT_THAT(related(about, 20), ElementsAre(of_channel, of_tag, of_word, noise));
    EXPECT_EQ(related(of_both, 20).size(), 5U) << "one may come from what is not listed";
}

TEST_P(VideoSearchContract, RelatesNothingToTheOnlyVideo) {
    const auto only = publish(add_user("ada"), "東京", "", {"\n-"});
    EXPECT_TRUE(search().related_to(get(only), 20)->empty());
}

}  // namespace sunomi
