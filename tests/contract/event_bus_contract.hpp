#pragma once

#include <gmock/gmock.h>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "contract/storage_under_test.hpp"
#include "ports/event_bus.hpp"

namespace sunomi {

/// A database and buses on it; a second bus is what a restarted process would have.
class BusUnderTest {
public:
    virtual ~BusUnderTest() = default;
    virtual StorageUnderTest& storage() = 0;
    virtual std::unique_ptr<EventBus> make_bus() = 0;
};

/// Counts deliveries; each group can be told how often to refuse first.
class Recipients {
public:
    EventBus::EventHandler handler(const std::string& group, int refusals = 0) {
        return [this, group, refusals](const Event& event) -> Result<void> {
            const std::lock_guard lock(mutex_);
            const int times = ++deliveries_[group + ' ' + event.topic + ' ' + event.video_id];
            changed_.notify_all();
            if (times <= refusals) return Error(Errc::unavailable, "not now");
            return {};
        };
    }
    /// Waits until that group was offered that event so often.
    bool offered(const std::string& what, int times) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds{20}, [&] { return deliveries_[what] >= times; });
    }
    int count(const std::string& what) {
        const std::lock_guard lock(mutex_);
        return deliveries_[what];
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, int> deliveries_;
};

/// What every EventBus promises.
class EventBusContract : public testing::TestWithParam<std::function<std::unique_ptr<BusUnderTest>()>> {
protected:
    std::unique_ptr<EventBus> make_bus() { return subject_->make_bus(); }

    /// Writes an event `video.uploaded` as the upload does.
    VideoId upload() {
        auto& storage = subject_->storage();
        if (owner_ == 0) owner_ = *storage.users().create({0, "owner", "Owner", "hash", "", {}});
        Video video;
        video.id = make_video_id();
        video.owner = owner_;
        EXPECT_TRUE(storage.videos().create(video));
        EXPECT_TRUE(storage.videos().complete_upload(video.id, {"etag", 1}));
        return video.id;
    }
    std::size_t pending() { return subject_->storage().outbox().list_pending(0, 1000)->size(); }
    /// The outbox is emptied after the last handler returned, a moment later.
    bool becomes_empty() {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (pending() > 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
        return pending() == 0;
    }

    Recipients recipients_;

private:
    std::unique_ptr<BusUnderTest> subject_ = GetParam()();
    UserKey owner_ = 0;
};

TEST_P(EventBusContract, GivesAnEventToEveryGroupOnceAndThenForgetsIt) {
    const auto bus = make_bus();
    bus->subscribe("plan", "video.uploaded", recipients_.handler("plan"));
    bus->subscribe("index", "video.uploaded", recipients_.handler("index"));
    bus->subscribe("plan", "video.published", recipients_.handler("plan"));
    bus->start();
    const auto id = upload();
    bus->nudge();
    EXPECT_TRUE(recipients_.offered("plan video.uploaded " + id, 1));
    EXPECT_TRUE(recipients_.offered("index video.uploaded " + id, 1));
    EXPECT_TRUE(becomes_empty());
    bus->stop();
    EXPECT_EQ(recipients_.count("plan video.uploaded " + id), 1);
    EXPECT_EQ(recipients_.count("plan video.published " + id), 0);
}

TEST_P(EventBusContract, DeliversWithoutANudge) {
    const auto bus = make_bus();
    bus->subscribe("plan", "video.uploaded", recipients_.handler("plan"));
    bus->start();
    const auto id = upload();
    EXPECT_TRUE(recipients_.offered("plan video.uploaded " + id, 1));
}

TEST_P(EventBusContract, OffersAgainWhatAGroupRefusedAndOnlyToThatGroup) {
    const auto bus = make_bus();
    bus->subscribe("good", "video.uploaded", recipients_.handler("good"));
    bus->subscribe("slow", "video.uploaded", recipients_.handler("slow", 3));
    bus->start();
    const auto id = upload();
    const auto next = upload();
    bus->nudge();
    EXPECT_TRUE(recipients_.offered("slow video.uploaded " + id, 4));
    EXPECT_TRUE(recipients_.offered("slow video.uploaded " + next, 4))
        << "one refusal does not hold up the others";
    EXPECT_TRUE(becomes_empty());
    EXPECT_EQ(recipients_.count("good video.uploaded " + id), 1);
}

TEST_P(EventBusContract, AHandlerThatThrowsHasRefused) {
    const auto bus = make_bus();
    std::atomic<int> calls{0};
    bus->subscribe("plan", "video.uploaded", [&](const Event&) -> Result<void> {
        if (++calls == 1) throw std::runtime_error("oops");
        return {};
    });
    bus->start();
    upload();
    bus->nudge();
    EXPECT_TRUE(becomes_empty());
    EXPECT_EQ(calls, 2);
}

TEST_P(EventBusContract, ARestartedBusDeliversWhatIsLeft) {
    const auto early = upload();
    {
        const auto bus = make_bus();
        bus->subscribe("good", "video.uploaded", recipients_.handler("good"));
        bus->subscribe("down", "video.uploaded", recipients_.handler("down", 1'000'000));
        bus->start();
        EXPECT_TRUE(recipients_.offered("down video.uploaded " + early, 2));
        bus->stop();
    }
    EXPECT_EQ(pending(), 1U);
    const auto bus = make_bus();
    bus->subscribe("good", "video.uploaded", recipients_.handler("good"));
    bus->subscribe("down", "video.uploaded", recipients_.handler("up again"));
    bus->start();
    EXPECT_TRUE(recipients_.offered("up again video.uploaded " + early, 1));
    EXPECT_TRUE(becomes_empty());
    EXPECT_EQ(recipients_.count("good video.uploaded " + early), 1);
}

TEST_P(EventBusContract, RemovesEventsThatNobodyWants) {
    const auto bus = make_bus();
    upload();
    bus->start();
    bus->nudge();
    EXPECT_TRUE(becomes_empty());
}

TEST_P(EventBusContract, DeliversALongBacklog) {
    std::vector<VideoId> ids;
    for (int i = 0; i < 500; ++i) ids.push_back(upload());
    const auto bus = make_bus();
    bus->subscribe("plan", "video.uploaded", recipients_.handler("plan"));
    bus->start();
    EXPECT_TRUE(becomes_empty());
    for (const auto& id : ids) EXPECT_EQ(recipients_.count("plan video.uploaded " + id), 1);
}

TEST_P(EventBusContract, StopsAtOnceAndTwice) {
    const auto bus = make_bus();
    bus->start();
    const auto before = std::chrono::steady_clock::now();
    bus->stop();
    bus->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::milliseconds{500});
}

}  // namespace sunomi
