#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "services/progress_board.hpp"

namespace sunomi {

/// The videos that one connection watches at the same time, by ids that may be anything: of a video that is
/// not there, or that the viewer may not see, nothing is said, and it counts like any other. A watch ends
/// with the message after which nothing changes. **Threads:** any. **Lifetime:** the board outlives it.
class ProgressWatches final : public std::enable_shared_from_this<ProgressWatches> {
public:
    /// Videos on one connection: more than people look at, few enough for thousands of connections.
    static constexpr std::size_t most = 50;

    /// `listener`: as the board's. It is never called after unwatch() or the end of this object.
    static std::shared_ptr<ProgressWatches> make(ProgressBoard& board, std::optional<UserKey> viewer,
                                                 ProgressBoard::Listener listener);
    ProgressWatches(const ProgressWatches&) = delete;
    ProgressWatches& operator=(const ProgressWatches&) = delete;
    ~ProgressWatches();

    /// Those that are not watched yet are; their present state comes at once, or a little later to whoever
    /// asks without pause. too_many: it would be more than `most`; then none of them is watched.
    Result<void> watch(const std::vector<VideoId>& ids);
    void unwatch(const std::vector<VideoId>& ids);
    /// The viewer turned out to be `viewer`: what only they may see is told now.
    void identify(UserKey viewer);

private:
    ProgressWatches(ProgressBoard& board, std::optional<UserKey> viewer, ProgressBoard::Listener listener);

    void hear(const ProgressBoard::Message& message);
    SteadyTime next_turn();

    ProgressBoard& board_;
    const ProgressBoard::Listener listener_;
    ProgressBoard::SharedListener ear_;  ///< what the board calls
    std::mutex mutex_;                   // all below; held while the listener is called
    std::optional<UserKey> viewer_;
    std::map<VideoId, ProgressBoard::Subscription> watched_;
    SteadyTime turn_{};
};

}  // namespace sunomi
