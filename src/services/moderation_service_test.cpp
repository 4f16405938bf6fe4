#include "services/moderation_service.hpp"

#include <gmock/gmock.h>

#include "support/social_bench.hpp"

namespace sunomi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The real log, or a database that takes no more.
class FallibleAuditLog final : public AuditLog {
public:
    explicit FallibleAuditLog(AuditLog& real) : real_(real) {}
    Result<void> append(const AuditEntry& entry) override {
        if (failing) return Error{Errc::no_space, "the disk is full"};
        return real_.append(entry);
    }
    Result<std::vector<AuditEntry>> list(const Page& page) override { return real_.list(page); }
    bool failing = false;

private:
    AuditLog& real_;
};

class ModerationServiceTest : public testing::Test {
protected:
    std::vector<VideoId> ids(const std::string& which) {
        const auto list = service.list(which, {});
        EXPECT_TRUE(list);
        std::vector<VideoId> out;
        if (list) {
            for (const auto& each : *list) out.push_back(each.id);
        }
        return out;
    }
    std::vector<std::string> audit() {
        std::vector<std::string> lines;
        for (const auto& entry : *log.list({})) {
            lines.push_back(entry.actor + ": " + entry.action + " " + entry.target + " " + entry.detail);
        }
        return lines;
    }

    SocialBench bench;
    FallibleAuditLog log{bench.storage.audit_log()};
    ModerationService service{bench.storage.moderation(), bench.videos(), *bench.store, log, bench.observer};
    const Actor ada = bench.add_user("ada");
    const VideoId video = bench.publish();
};

TEST_F(ModerationServiceTest, AHeldVideoIsItsOwnersAloneUntilItIsGivenBack) {
    ASSERT_TRUE(service.set_held("moderator", video, true));
    EXPECT_TRUE(bench.observer.heard_of(video));
    EXPECT_EQ(code_of(bench.shown.get(video, ada)), Errc::not_found);
    EXPECT_EQ(code_of(bench.shown.get(video, std::nullopt)), Errc::not_found);
    EXPECT_TRUE(bench.shown.get(video, bench.channel));
    EXPECT_THAT(*bench.shown.list({}), IsEmpty());
    EXPECT_THAT(ids("held"), ElementsAre(video));

    ASSERT_TRUE(service.set_held("moderator", video, false));
    EXPECT_TRUE(bench.shown.get(video, std::nullopt));
    EXPECT_EQ(bench.shown.list({})->size(), 1U);
    EXPECT_THAT(ids("held"), IsEmpty());
    EXPECT_THAT(audit(), ElementsAre("moderator: unhold video " + video + " ",
                                     "moderator: hold video " + video + " "));
}

TEST_F(ModerationServiceTest, ItsOwnerCannotGiveAHeldVideoBack) {
    ASSERT_TRUE(service.set_held("moderator", video, true));
    bench.show_to(video, Visibility::owner);
    bench.show_to(video, Visibility::everyone);
    EXPECT_EQ(code_of(bench.shown.get(video, ada)), Errc::not_found);
    EXPECT_THAT(*bench.shown.list({}), IsEmpty());
}

TEST_F(ModerationServiceTest, WhatModeratorsWarnOfIsNotTheOwnersToTakeBack) {
    const auto stored = service.set_warnings("moderator", video, {"gore", "violence", "gore"});
    ASSERT_TRUE(stored);
    EXPECT_THAT(*stored, ElementsAre("violence", "gore"));
    VideoChange change;
    change.content_warnings.emplace();
    ASSERT_TRUE(bench.shown.change(bench.channel, video, change));
    change.content_warnings = {"nudity", "gore"};
    const auto changed = bench.shown.change(bench.channel, video, change);
    ASSERT_TRUE(changed);
    EXPECT_THAT(all_warnings(*changed), ElementsAre("nudity", "violence", "gore"));
    EXPECT_TRUE(changed->has_warning);
    EXPECT_EQ(code_of(service.set_warnings("moderator", video, {"boredom"})), Errc::invalid);
    EXPECT_EQ(code_of(service.set_warnings("moderator", "ffffffffffffffff", {})), Errc::not_found);
    EXPECT_THAT(audit(), ElementsAre("moderator: set content warnings " + video + " violence, gore"));
}

TEST_F(ModerationServiceTest, ListsWhatOthersMayNotSee) {
    const auto secret = bench.add_video(ada, Visibility::owner);
    EXPECT_THAT(ids(""), ElementsAre(secret, video));
    EXPECT_THAT(ids("all"), ElementsAre(secret, video));
    EXPECT_THAT(ids("failed"), IsEmpty());
    EXPECT_EQ(code_of(service.list("every", {})), Errc::invalid);
}

TEST_F(ModerationServiceTest, DeletesAnybodysVideoWithItsObjectsAndNotesWhoseItWas) {
    ASSERT_TRUE(service.remove("moderator", video));
    EXPECT_FALSE(*bench.videos().find(video));
    EXPECT_TRUE(bench.store->list(video + "/", WorkBench::soon())->empty());
    EXPECT_TRUE(bench.observer.heard_of(video));
    EXPECT_THAT(audit(), ElementsAre("moderator: delete video " + video + " owner"));
}

TEST_F(ModerationServiceTest, WhatIsNotThereIsNeitherHeldNorDeletedNorNoted) {
    EXPECT_EQ(code_of(service.set_held("moderator", "ffffffffffffffff", true)), Errc::not_found);
    EXPECT_EQ(code_of(service.remove("moderator", "ffffffffffffffff")), Errc::not_found);
    EXPECT_THAT(audit(), IsEmpty());
}

TEST_F(ModerationServiceTest, NothingIsDeletedThatCannotBeNoted) {
    log.failing = true;
    EXPECT_EQ(code_of(service.remove("moderator", video)), Errc::no_space);
    EXPECT_TRUE(bench.shown.get(video, std::nullopt));
}

}  // namespace
}  // namespace sunomi
