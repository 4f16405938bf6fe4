#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.hpp"
#include "ports/video_search.hpp"

namespace sunomi {

/// Keeps the search index whole: once at the start and then every hour it is compared with the videos. What
/// it lacks (all of them, after the update that brought it), and every second what was too much for one
/// transaction, is indexed bit by bit, so that others can write in between.
/// **Threads:** one of its own.
class SearchUpkeep {
public:
    explicit SearchUpkeep(SearchIndex& index) : index_(index) {}
    ~SearchUpkeep() { stop(); }
    SearchUpkeep(const SearchUpkeep&) = delete;
    SearchUpkeep& operator=(const SearchUpkeep&) = delete;

    void start();
    void stop();
    /// Compares and repairs until nothing is left to do or stop() was called; what start() does again and
    /// again.
    void pass();

private:
    void work_off();
    bool rest(std::chrono::milliseconds time);

    SearchIndex& index_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sunomi
