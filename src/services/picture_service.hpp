#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "domain/actor.hpp"
#include "ports/media_worker.hpp"
#include "ports/object_store.hpp"
#include "ports/profile_picture_repository.hpp"

namespace sunomi {

/// Profile pictures: what people send becomes a small JPEG of a name that is never used again, which everyone
/// may see and keep. **Threads:** any.
class PictureService {
public:
    /// The largest file that may be sent.
    static constexpr std::int64_t max_bytes = 5 << 20;

    PictureService(ProfilePictureRepository& users, MediaWorker& media, ObjectStore& store, FileBacked& files)
        : users_(users), media_(media), store_(store), files_(files) {}

    /// Makes it the user's picture and returns its path below the origin. corrupt_media (with a sentence for
    /// the sender), too_many, not_found (no such user), no_space, unavailable.
    Result<std::string> set(UserKey user, const MediaSource& source);
    /// The same for a picture that came from elsewhere, if the user has none of their own; false if there is
    /// one.
    Result<bool> set_first(UserKey user, const MediaSource& source);
    /// No picture from now on.
    Result<void> clear(UserKey user);
    /// For whoever removes an account, after its row: removes the object of this path
    /// (`User::profile_picture_url`), if it is one of ours. What cannot be removed now is an orphan, and goes
    /// at the next start.
    void remove_object(const std::string& url);
    /// `name`: as in the path, `{16 hex}.jpg`. not_found.
    Result<LocalObject> open(std::string_view name);
    /// Removes objects that no user has: of changes cut off in the middle. For the start, before anybody can
    /// change a picture. Returns how many.
    Result<int> remove_orphans();

private:
    Result<std::string> store_new(const MediaSource& source);

    ProfilePictureRepository& users_;
    MediaWorker& media_;
    ObjectStore& store_;
    FileBacked& files_;
    std::atomic<int> being_made_{0};
};

}  // namespace sunomi
