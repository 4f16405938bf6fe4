#pragma once

#include "services/part_latches.hpp"
#include "services/upload_service.hpp"

namespace sunomi {

/// Takes away what nobody will finish: uploads that are open but untouched for the time of
/// `UploadLimits::expiry`, and files of parts whose upload is gone. **Threads:** any, one at a time.
class UploadCollector {
public:
    UploadCollector(UploadService& uploads, UploadRepository& repository, MultipartRepository& multiparts,
                    PartStore& files, PartLatches& latches, const Clock& clock)
        : uploads_(uploads),
          repository_(repository),
          multiparts_(multiparts),
          files_(files),
          latches_(latches),
          clock_(clock) {}

    /// Some of what there is to collect; safe to repeat. The error of the last one that failed.
    Result<void> collect();

private:
    Result<void> collect_stale();
    Result<void> collect_files();

    UploadService& uploads_;
    UploadRepository& repository_;
    MultipartRepository& multiparts_;
    PartStore& files_;
    PartLatches& latches_;
    const Clock& clock_;
};

}  // namespace sunomi
