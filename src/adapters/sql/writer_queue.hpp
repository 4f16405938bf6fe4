#pragma once

#include <chrono>
#include <mutex>

namespace sunomi {

/// Who waits for the one connection that writes. When nothing moves (another process has locked the database,
/// or the disk hangs), waiting would soon hold every thread that answers requests, and reading would stop,
/// too. So then one writer tries, one waits behind it and goes on as soon as it can, and all others are not
/// kept.
/// **Threads:** any.
class WriterQueue {
public:
    /// `patience`: how long a writer waits; half of it without any progress is a standstill.
    explicit WriterQueue(std::chrono::milliseconds patience) : patience_(patience) {}

    /// A place in the queue, from asking for the connection to giving it back.
    class Place {
    public:
        explicit Place(WriterQueue& queue) : queue_(queue), patience_(queue.enter()) {}
        ~Place() { queue_.leave(); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        /// How long to wait for the connection; 0 at a standstill.
        [[nodiscard]] std::chrono::milliseconds patience() const { return patience_; }
        /// To be called when a transaction has begun.
        void note_progress() { queue_.note_progress(); }

    private:
        WriterQueue& queue_;
        std::chrono::milliseconds patience_;
    };

private:
    using Clock = std::chrono::steady_clock;

    std::chrono::milliseconds enter();
    void leave();
    void note_progress();

    const std::chrono::milliseconds patience_;
    std::mutex mutex_;
    int inside_ = 0;
    Clock::time_point progress_{};
};

}  // namespace sunomi
