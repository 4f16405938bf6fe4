#pragma once

#include <unistd.h>

#include "base/sha256.hpp"
#include "services/multipart_service.hpp"
#include "services/upload_collector.hpp"
#include "support/work_bench.hpp"

namespace sunomi {

/// A disk of whatever size a test wants.
class FixedSpace final : public SpaceGauge {
public:
    [[nodiscard]] std::int64_t free_bytes() const override { return bytes; }
    std::int64_t bytes = 1LL << 40;
};

/// Remembers what it was asked to allow.
class RecordingSigner final : public UploadSigner {
public:
    std::string presign_put(const std::string& origin, const PresignedPut& asked, WallTime) const override {
        put = asked;
        return origin + "/" + asked.key + "?signed";
    }
    mutable PresignedPut put;
};

/// The services of uploads over a real database and a real store.
class UploadBench {
public:
    explicit UploadBench(UploadLimits limits = {}) : rules{bench.storage.users(), space, limits} {}

    static UploadRequest request(std::optional<std::int64_t> size = {}) {
        UploadRequest request;
        request.details.title = "Title";
        request.size_bytes = size;
        return request;
    }
    /// What the server does with one PUT of a part.
    Result<std::string> send(const MultipartUpload& upload, int part, const std::string& bytes) {
        const auto size = static_cast<std::int64_t>(bytes.size());
        const VerifiedPut put{original_key(upload.video), PartName{upload.id, part}};
        const auto place = multiparts.admit(put, size);
        if (!place) return place.error();
        EXPECT_EQ(::pwrite(place->file->get(), bytes.data(), bytes.size(), place->offset), size);
        return multiparts.receive(*put.part, size, sha256(bytes));
    }
    static Errc code_of(const auto& result) { return result ? Errc::internal : result.error().code(); }

    WorkBench bench;
    FixedSpace space;
    RecordingSigner signer;
    Actor actor{bench.owner, "s"};
    Actor stranger{bench.storage.users().create({0, "stranger", "S", "hash", "", {}}).value(), "t"};
    UploadRules rules;
    PartLatches latches;
    UploadService uploads{
        bench.videos(), bench.storage.uploads(), *bench.store, *bench.store, signer, bench.events,
        rules,          bench.storage.clock()};
    MultipartService multiparts{
        uploads, bench.storage.uploads(), bench.storage.multiparts(), *bench.store, *bench.store, signer,
        latches, bench.storage.clock()};
    UploadCollector collector{uploads, bench.storage.uploads(), bench.storage.multiparts(), *bench.store,
                              latches, bench.storage.clock()};
};

}  // namespace sunomi
