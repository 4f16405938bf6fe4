#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

/// AWS Signature Version 4, query ("pre-signed") form, as S3 reads it: the path is encoded once, the payload
/// is not part of the signature. Source: AWS, "Authenticating Requests: Using Query Parameters" (S3 API
/// reference).
namespace sunomi::wire {

/// Names and values in any order; names may repeat only where a function says so.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// Who signs, and for which region of the service `s3`.
struct SigningKey {
    std::string access_key_id;
    std::string secret;
    std::string region;
};

/// What a pre-signed URL shall allow.
struct PresignRequest {
    std::string method = "PUT";
    std::string origin;  ///< `https://host[:port]`; becomes the URL's begin and the signed `host`
    std::string path;    ///< decoded, begins with `/`
    Fields query;        ///< decoded further parameters
    Fields headers;      ///< what the client must send, exactly so; `host` is added here
    WallTime now{};
    std::chrono::seconds valid{3600};  ///< 1 s to 7 days; a value outside is brought to the nearest
};

/// The URL with its signature.
std::string presign(const SigningKey& key, const PresignRequest& request);

/// A request as it arrived.
struct PresentedRequest {
    std::string_view method;
    std::string_view path;   ///< still encoded, without the query
    std::string_view query;  ///< still encoded, without `?`
    const Fields& headers;   ///< all of them, names in any case
};

/// What a good signature covers.
struct VerifiedRequest {
    std::string path;  ///< decoded
    Fields query;      ///< decoded, those that are not `X-Amz-…`
    /// Lower-case names, in order; each was present once with the value that was signed.
    std::vector<std::string> signed_headers;
};

/// Accepts exactly what `presign` of the same key allows, until it expires. A clock of the signer up to 5
/// minutes ahead is tolerated. Fails with invalid (malformed or incomplete parameters, one given twice), or
/// forbidden (another key, scope, time or signature; a signed header missing or repeated; `x-amz-*`
/// unsigned).
Result<VerifiedRequest> verify_presigned(const SigningKey& key, const PresentedRequest& request,
                                         WallTime now);

}  // namespace sunomi::wire
