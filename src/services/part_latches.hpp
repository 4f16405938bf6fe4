#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "domain/multipart.hpp"

namespace sunomi {

/// Who writes which part of which upload right now: one at a time for each part, and nobody while an upload
/// is completed. What is held is given back when the last copy of the hold goes, which may outlive this
/// object. Enough for one process, which owns the files. **Threads:** any.
class PartLatches {
public:
    using Hold = std::shared_ptr<const void>;

    /// To write a part. Null when somebody writes it already, or the upload is being completed.
    Hold enter(const UploadId& upload, int part);
    /// To complete the upload. Null when a part of it is being written. Waits for somebody else who completes
    /// it, for at most 5 s; then null.
    Hold close(const UploadId& upload);
    [[nodiscard]] bool is_held(const UploadId& upload) const;

private:
    struct State {
        std::mutex mutex;
        std::condition_variable opened;
        std::map<UploadId, std::set<int>> parts;
        std::set<UploadId> closed;
    };
    std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace sunomi
