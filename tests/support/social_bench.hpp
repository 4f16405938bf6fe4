#pragma once

#include "services/video_service.hpp"
#include "support/manual_clock.hpp"
#include "support/work_bench.hpp"

namespace sunomi {

/// Everything around a service of what people do with videos: people, and videos that are shown and hidden.
class SocialBench : public WorkBench {
public:
    ManualClock clock;
    VideoService shown{videos(), storage.catalog(), storage.users(), *store, observer};
    const Actor channel{owner, "session of owner"};

    Actor add_user(const std::string& user_id, Role role = Role::user) {
        User user;
        user.user_id = user_id;
        user.name = user_id;
        user.role = role;
        const auto key = storage.users().create(user);
        EXPECT_TRUE(key) << key.error().message();
        return {key ? *key : 0, "session of " + user_id};
    }
    VideoId add_video(const Actor& of, Visibility visibility = Visibility::everyone) {
        Video video;
        video.id = make_video_id();
        video.owner = of.user;
        video.title = "Title";
        video.visibility = visibility;
        EXPECT_TRUE(videos().create(video));
        return video.id;
    }
    void show_to(const VideoId& id, Visibility visibility) {
        VideoChange change;
        change.visibility = visibility;
        EXPECT_TRUE(shown.change({get(id).owner, "session"}, id, change));
    }
    /// By a moderator.
    void set_held(const VideoId& id, bool held) {
        EXPECT_TRUE(storage.moderation().set_held(id, held, {"moderator", "hold video", id, ""}));
    }
    std::int64_t subscribers_of(const Actor& actor) {
        return storage.users().find_by_key(actor.user).value()->subscribers;
    }
};

/// What went wrong, in one word; a failure of the test when nothing did.
template <class T>
Errc code_of(const Result<T>& result) {
    EXPECT_FALSE(result) << "it succeeded";
    return result ? Errc::internal : result.error().code();
}

}  // namespace sunomi
