#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ports/object_store.hpp"

namespace sunomi {

/// A store that is empty, and whatever keeps it alive.
class StoreUnderTest {
public:
    virtual ~StoreUnderTest() = default;
    virtual ObjectStore& store() = 0;
};

/// What every ObjectStore promises. Run it with
/// `INSTANTIATE_TEST_SUITE_P(Name, ObjectStoreContract, testing::Values(make_subject));`
class ObjectStoreContract : public testing::TestWithParam<std::function<std::unique_ptr<StoreUnderTest>()>> {
protected:
    ObjectStore& store() { return subject_->store(); }
    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }

    Result<ObjectStat> put(const ObjectKey& key, std::string_view bytes,
                           Overwrite overwrite = Overwrite::allow) {
        return store().put(key, bytes, overwrite, soon());
    }
    std::string content(const ObjectKey& key) {
        auto got = store().get(key, 1 << 24, soon());
        EXPECT_TRUE(got) << got.error().message();
        return got ? *got : "";
    }
    /// `key size` of everything below the prefix, sorted.
    std::vector<std::string> listing(const ObjectKey& prefix) {
        auto listed = store().list(prefix, soon());
        EXPECT_TRUE(listed) << listed.error().message();
        std::vector<std::string> out;
        if (!listed) return out;
        for (const auto& object : *listed)
            out.push_back(object.key + ' ' + std::to_string(object.size_bytes));
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    std::unique_ptr<StoreUnderTest> subject_ = GetParam()();
};

TEST_P(ObjectStoreContract, GivesBackWhatWasPut) {
    std::string all_bytes;
    for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
    for (const std::string& bytes : {std::string{}, all_bytes, std::string(3'000'001, 'x')}) {
        const auto stored = put("v/360p/s_000.m4s", bytes);
        ASSERT_TRUE(stored) << stored.error().message();
        EXPECT_EQ(stored->size_bytes, static_cast<std::int64_t>(bytes.size()));
        EXPECT_EQ(content("v/360p/s_000.m4s"), bytes);
    }
}

TEST_P(ObjectStoreContract, NamesAnObjectByAStrongETag) {
    const auto first = put("v/a", "one");
    const auto other = put("v/b", "one");
    ASSERT_TRUE(first && other);
    EXPECT_FALSE(first->etag.empty());
    EXPECT_EQ(first->etag.find_first_of("\" \r\n"), std::string::npos);
    const auto found = store().find("v/a", soon());
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->etag, first->etag);
    EXPECT_EQ((*found)->size_bytes, 3);
    const auto replaced = put("v/a", "two");
    ASSERT_TRUE(replaced);
    EXPECT_NE(replaced->etag, first->etag);
}

TEST_P(ObjectStoreContract, SaysWhatIsNotThere) {
    ASSERT_TRUE(put("v/a", "x"));
    for (const std::string key : {"v/b", "w/a", "v/a/below", "v"}) {
        const auto got = store().get(key, 100, soon());
        ASSERT_FALSE(got) << key;
        EXPECT_EQ(got.error().code(), Errc::not_found) << key;
        const auto found = store().find(key, soon());
        ASSERT_TRUE(found) << found.error().message();
        EXPECT_FALSE(found->has_value()) << key;
    }
}

TEST_P(ObjectStoreContract, ReadsNoMoreThanAsked) {
    ASSERT_TRUE(put("v/a", "12345"));
    EXPECT_TRUE(store().get("v/a", 5, soon()));
    const auto got = store().get("v/a", 4, soon());
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code(), Errc::too_large);
}

TEST_P(ObjectStoreContract, LetsTheFirstWriterWinWhereOverwritingIsRefused) {
    ASSERT_TRUE(put("v/a", "first", Overwrite::refuse));
    const auto second = put("v/a", "second", Overwrite::refuse);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code(), Errc::precondition_failed);
    EXPECT_EQ(content("v/a"), "first");
    ASSERT_TRUE(put("v/a", "third", Overwrite::allow));
    EXPECT_EQ(content("v/a"), "third");
}

TEST_P(ObjectStoreContract, ListsWhatIsBelowAPrefixAndNothingElse) {
    for (const std::string key :
         {"v1/original.mp4", "v1/360p/init.mp4", "v1/360p/s_000.m4s", "v10/a", "w/b"}) {
        ASSERT_TRUE(put(key, key));
    }
    EXPECT_EQ(listing("v1/"), (std::vector<std::string>{"v1/360p/init.mp4 16", "v1/360p/s_000.m4s 17",
                                                        "v1/original.mp4 15"}));
    EXPECT_EQ(listing("v1/360p/").size(), 2U);
    EXPECT_EQ(listing("absent/"), std::vector<std::string>{});
}

TEST_P(ObjectStoreContract, RemovesOneObjectAndNothingElse) {
    for (const std::string key : {"v/a", "v/ab", "v/b/c"}) ASSERT_TRUE(put(key, key));
    for (const std::string key : {"v/a", "v/a", "v/b", "w/a", "v/ab/c"})
        EXPECT_TRUE(store().remove(key, soon())) << key;
    EXPECT_EQ(listing("v/"), (std::vector<std::string>{"v/ab 4", "v/b/c 5"}));
    EXPECT_FALSE(store().remove("../v/ab", soon()));
    EXPECT_TRUE(put("v/a", "again", Overwrite::refuse));
}

TEST_P(ObjectStoreContract, RemovesAllBelowAPrefixAndNothingElse) {
    for (const std::string key : {"v1/original.mp4", "v1/360p/init.mp4", "v1/720p/init.mp4", "v10/a"}) {
        ASSERT_TRUE(put(key, key));
    }
    ASSERT_TRUE(store().remove_all("v1/360p/", soon()));
    EXPECT_EQ(listing("v1/").size(), 2U);
    ASSERT_TRUE(store().remove_all("v1/", soon()));
    EXPECT_EQ(listing("v1/"), std::vector<std::string>{});
    EXPECT_EQ(content("v10/a"), "v10/a");
    EXPECT_TRUE(store().remove_all("v1/", soon())) << "nothing there is a success";
    EXPECT_TRUE(put("v1/original.mp4", "again", Overwrite::refuse)) << "a removed key can be put again";
}

TEST_P(ObjectStoreContract, RefusesKeysOfAWrongForm) {
    const std::vector<ObjectKey> keys{"",
                                      "/",
                                      "/a",
                                      "a/",
                                      "a//b",
                                      "..",
                                      "a/..",
                                      "a/../b",
                                      ".",
                                      "./a",
                                      "a/./b",
                                      std::string("a\0b", 3),
                                      "a\nb",
                                      "../../etc",
                                      "a/b/",
                                      "a/\x1f",
                                      std::string(1025, 'k')};
    for (const auto& key : keys) {
        const auto stored = put(key, "x");
        ASSERT_FALSE(stored) << "put: " << key;
        EXPECT_EQ(stored.error().code(), Errc::invalid) << "put: " << key;
        const auto got = store().get(key, 10, soon());
        ASSERT_FALSE(got) << "get: " << key;
        EXPECT_EQ(got.error().code(), Errc::invalid) << "get: " << key;
        const auto found = store().find(key, soon());
        ASSERT_FALSE(found) << "find: " << key;
        EXPECT_EQ(found.error().code(), Errc::invalid) << "find: " << key;
    }
    for (const ObjectKey prefix : {"", "/", "a", "../", "a/../", "a//", "/a/"}) {
        const auto listed = store().list(prefix, soon());
        ASSERT_FALSE(listed) << "list: " << prefix;
        EXPECT_EQ(listed.error().code(), Errc::invalid) << "list: " << prefix;
        const auto removed = store().remove_all(prefix, soon());
        ASSERT_FALSE(removed) << "remove_all: " << prefix;
        EXPECT_EQ(removed.error().code(), Errc::invalid) << "remove_all: " << prefix;
    }
}

TEST_P(ObjectStoreContract, GivesUpWhenTheDeadlineHasPassed) {
    ASSERT_TRUE(put("v/a", "old"));
    const auto passed = Deadline::in(std::chrono::milliseconds{-1});
    const auto stored = store().put("v/a", "new", Overwrite::allow, passed);
    ASSERT_FALSE(stored);
    EXPECT_EQ(stored.error().code(), Errc::timed_out);
    EXPECT_EQ(content("v/a"), "old");
    const auto got = store().get("v/a", 10, passed);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code(), Errc::timed_out);
}

}  // namespace sunomi
