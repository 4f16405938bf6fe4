#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ports/upload_signer.hpp"
#include "ports/upload_verifier.hpp"
#include "services/part_latches.hpp"
#include "services/upload_service.hpp"

namespace sunomi {

struct UploadWithParts {
    MultipartUpload upload;
    std::vector<StoredPart> parts;
};

/// Where, and until when, the bytes of one part can be sent.
struct SignedPart {
    int part = 0;
    std::int64_t offset = 0;
    std::int64_t size_bytes = 0;
    std::string url;
    WallTime expires{};
};

/// What a client believes of a part when it completes an upload.
struct PartTag {
    int part = 0;
    std::string etag;
};

/// A place for the bytes of one part. Nobody else gets it, and the upload does not end, while `held` lives.
struct PartPlace {
    std::shared_ptr<UniqueFd> file;
    std::int64_t offset = 0;
    PartLatches::Hold held;
};

/// Uploads in parts: begun, looked up and ended by who is signed in, filled by who has a signed URL. A part
/// is stored once it is durable in its place of the upload's one file and its row says so; while it is sent
/// anew it is not. Somebody else's upload is not found. **Threads:** any.
class MultipartService {
public:
    MultipartService(UploadService& uploads, UploadRepository& repository, MultipartRepository& multiparts,
                     PartStore& files, ObjectStore& store, UploadSigner& signer, PartLatches& latches,
                     const Clock& clock)
        : uploads_(uploads),
          repository_(repository),
          multiparts_(multiparts),
          files_(files),
          store_(store),
          signer_(signer),
          latches_(latches),
          clock_(clock) {}

    /// As `UploadService::begin`; the size must be known, and more than nothing.
    Result<MultipartUpload> begin(const Actor& actor, const UploadRequest& request);
    Result<UploadWithParts> get(const Actor& actor, const UploadId& id);
    Result<std::vector<MultipartUpload>> list(const Actor& actor, const Page& page);
    /// URLs for these parts, stored already or not. invalid (a number that it does not have; more than 100),
    /// precondition_failed (completed).
    Result<std::vector<SignedPart>> sign(const Actor& actor, const UploadId& id,
                                         const std::vector<int>& parts, const std::string& origin);
    /// Makes the stored parts the video's original. As often as asked, with one effect; at any size as fast.
    /// conflict when parts are missing (the message names them), are not those of `tags`, or are being sent.
    Result<VideoId> complete(const Actor& actor, const UploadId& id, const std::vector<PartTag>& tags);
    /// Ends it without a video. conflict when it is completed.
    Result<void> abort(const Actor& actor, const UploadId& id);

    /// May these bytes be received now? Judged before the first one. not_found, precondition_failed
    /// (completed), invalid (another size), conflict (being received already), no_space.
    Result<PartPlace> admit(const VerifiedPut& put, std::int64_t size_bytes);
    /// The bytes are durable in their place: keeps that, and gives the part's tag. not_found when the upload
    /// was ended meanwhile.
    Result<std::string> receive(const PartName& name, std::int64_t size_bytes, const std::string& sha256);

private:
    Result<MultipartUpload> find_own(const Actor& actor, const UploadId& id);
    Result<void> check_whole(const MultipartUpload& upload, const std::vector<PartTag>& tags);
    Result<void> store_whole(const MultipartUpload& upload);

    UploadService& uploads_;
    UploadRepository& repository_;
    MultipartRepository& multiparts_;
    PartStore& files_;
    ObjectStore& store_;
    UploadSigner& signer_;
    PartLatches& latches_;
    const Clock& clock_;
};

}  // namespace sunomi
