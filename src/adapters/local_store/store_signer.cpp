#include "adapters/local_store/store_signer.hpp"

#include <utility>

#include "adapters/local_store/beneath.hpp"
#include "base/text.hpp"
#include "domain/multipart.hpp"
#include "wire/sigv4.hpp"

namespace sunomi {
namespace {

constexpr std::string_view endpoint = "/store/";

/// The part that the signed parameters name; none when there are none.
Result<std::optional<PartName>> part_of(const wire::Fields& query) {
    PartName part;
    for (const auto& [name, value] : query) {
        if (name == "uploadId") part.upload_id = value;
        const auto number = name == "partNumber" ? parse_u64(value) : std::nullopt;
        if (number && *number <= static_cast<std::uint64_t>(most_parts))
            part.number = static_cast<int>(*number);
    }
    if (query.empty()) return std::optional<PartName>{};
    if (query.size() != 2 || part.upload_id.empty() || part.number < 1) {
        return Error{Errc::invalid, "a part is named by uploadId and partNumber"};
    }
    return std::optional{std::move(part)};
}

class StoreSigner final : public UploadSigner {
public:
    explicit StoreSigner(StoreAccess access)
        : key_{std::move(access.access_key_id), std::move(access.secret), std::move(access.region)} {}

    [[nodiscard]] std::string presign_put(const std::string& origin, const PresignedPut& put,
                                          WallTime now) const override {
        wire::PresignRequest request;
        request.method = "PUT";
        request.origin = origin;
        request.path = std::string{endpoint} + put.key;
        if (put.part) {
            request.query = {{"partNumber", std::to_string(put.part->number)},
                             {"uploadId", put.part->upload_id}};
        }
        request.now = now;
        request.valid = put.valid;
        if (put.size_bytes) request.headers.emplace_back("content-length", std::to_string(*put.size_bytes));
        if (put.content_type) request.headers.emplace_back("content-type", *put.content_type);
        if (put.if_none_match) request.headers.emplace_back("if-none-match", "*");
        return wire::presign(key_, request);
    }

private:
    wire::SigningKey key_;
};

class StoreVerifier final : public UploadVerifier {
public:
    explicit StoreVerifier(StoreAccess access)
        : key_{std::move(access.access_key_id), std::move(access.secret), std::move(access.region)} {}

    [[nodiscard]] Result<VerifiedPut> verify_put(const PresentedPut& put, WallTime now) const override {
        if (put.method != "PUT") return Error{Errc::forbidden, "only PUT is signed for"};
        const auto verified =
            wire::verify_presigned(key_, {put.method, put.path, put.query, put.headers}, now);
        if (!verified) return verified.error();
        if (!verified->path.starts_with(endpoint)) return Error{Errc::forbidden, "not a path of the store"};
        auto key = verified->path.substr(endpoint.size());
        if (const auto checked = local::check_key(key); !checked) return checked.error();
        auto part = part_of(verified->query);
        if (!part) return part.error();
        return VerifiedPut{std::move(key), std::move(*part)};
    }

private:
    wire::SigningKey key_;
};

}  // namespace

std::unique_ptr<UploadSigner> make_store_signer(StoreAccess access) {
    return std::make_unique<StoreSigner>(std::move(access));
}

std::unique_ptr<UploadVerifier> make_store_verifier(StoreAccess access) {
    return std::make_unique<StoreVerifier>(std::move(access));
}

}  // namespace sunomi
