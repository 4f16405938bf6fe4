#pragma once

#include <optional>
#include <vector>

#include "domain/notification.hpp"
#include "domain/page.hpp"

namespace sunomi {

/// What users were told; at most 1000 of each, the newest. Those about videos that the user may no longer see
/// are neither listed nor counted. **Threads:** any. Errors of every call: unavailable, timed_out, no_space.
class NotificationRepository {
public:
    static constexpr int most_per_user = 1000;

    virtual ~NotificationRepository() = default;
    /// Newest first. Cursor: notification id.
    virtual Result<std::vector<Notification>> list(UserKey user, const Page& page) = 0;
    /// Those with an id above `after`, oldest first, at most `limit`.
    virtual Result<std::vector<Notification>> list_after(UserKey user, NotificationId after, int limit) = 0;
    virtual Result<int> count_unread(UserKey user) = 0;
    /// False when it is not there, or its video is not to be seen any more. Doing it twice is a success.
    virtual Result<bool> mark_read(UserKey user, NotificationId id) = 0;
    /// Those up to `newest`, so that what came meanwhile stays unread.
    virtual Result<void> mark_all_read(UserKey user, NotificationId newest) = 0;
    /// The id of the newest; 0 when there is none.
    virtual Result<NotificationId> newest(UserKey user) = 0;
    /// Removes at most `limit` that are older than `before`; returns how many.
    virtual Result<int> remove_older(WallTime before, int limit) = 0;
};

/// Telling subscribers of new videos. **Threads:** any. Errors of every call: unavailable, timed_out,
/// no_space.
class AnnouncementRepository {
public:
    virtual ~AnnouncementRepository() = default;
    /// Listed videos whose subscribers have not all been told, oldest first.
    virtual Result<std::vector<VideoId>> list_unannounced(int limit) = 0;
    struct Chunk {
        std::vector<UserKey> told;  ///< in the order of their keys
        bool is_last = true;
    };
    /// Tells at most `limit` subscribers whose keys are above `after`, in one transaction, those who were
    /// told before not again; the last chunk also marks the video as announced. A video that is no longer
    /// listed, or is announced already, is its last chunk and tells nobody.
    virtual Result<Chunk> announce(const VideoId& video, UserKey after, int limit) = 0;
};

}  // namespace sunomi
