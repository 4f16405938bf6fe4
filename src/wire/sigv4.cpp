#include "wire/sigv4.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <optional>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace sunomi::wire {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
constexpr seconds longest_validity{604800};  // seven days, the most S3 accepts
constexpr std::chrono::minutes clock_skew{5};

std::string sha256_hex(std::string_view text) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
    return to_hex({reinterpret_cast<const char*>(digest), sizeof digest});
}

/// `20130524T000000Z`.
std::string to_amz_date(WallTime time) {
    const auto whole = std::chrono::floor<seconds>(time);
    const auto day = std::chrono::floor<days>(whole);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{whole - day};
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<WallTime> from_amz_date(std::string_view text) {
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
    const auto number = [text](std::size_t at, std::size_t digits) {
        return parse_u64(text.substr(at, digits)).value_or(99);  // 99 is no month, day, hour …
    };
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(number(0, 4))},
                                           std::chrono::month{static_cast<unsigned>(number(4, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    const auto hour = number(9, 2);
    const auto minute = number(11, 2);
    const auto second = number(13, 2);
    if (!parse_u64(text.substr(0, 4)) || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return WallTime{sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                    seconds{second}};
}

/// Trimmed, runs of blanks made one.
std::string canonical_value(std::string_view value) {
    std::string out;
    for (const char c : trim(value)) {
        const char blank_or_c = c == '\t' ? ' ' : c;
        if (blank_or_c == ' ' && out.ends_with(' ')) continue;
        out += blank_or_c;
    }
    return out;
}

/// Encoded `name=value`, sorted by encoded name, joined with `&`.
std::string canonical_query(const Fields& query) {
    Fields encoded;
    for (const auto& [name, value] : query) {
        encoded.emplace_back(percent_encode(name, Slash::encode), percent_encode(value, Slash::encode));
    }
    std::sort(encoded.begin(), encoded.end());
    std::string out;
    for (const auto& [name, value] : encoded) {
        if (!out.empty()) out += '&';
        out += name + '=' + value;
    }
    return out;
}

/// What is signed. `headers` are in canonical form: lower-case names, in order, each once.
struct CanonicalRequest {
    std::string_view method;
    std::string_view path;  ///< decoded
    const Fields& query;    ///< decoded, without the signature
    const Fields& headers;
};

std::string names_of(const Fields& headers) {
    std::string out;
    for (const auto& [name, value] : headers) out += (out.empty() ? "" : ";") + name;
    return out;
}

std::string hash_of(const CanonicalRequest& request) {
    std::string text = fmt::format("{}\n{}\n{}\n", request.method, percent_encode(request.path, Slash::keep),
                                   canonical_query(request.query));
    for (const auto& [name, value] : request.headers) text += name + ':' + canonical_value(value) + '\n';
    text += '\n' + names_of(request.headers) + "\nUNSIGNED-PAYLOAD";
    return sha256_hex(text);
}

std::string scope_of(const SigningKey& key, std::string_view amz_date) {
    return fmt::format("{}/{}/s3/aws4_request", amz_date.substr(0, 8), key.region);
}

std::string signature_of(const SigningKey& key, std::string_view amz_date, const CanonicalRequest& request) {
    std::string signing = hmac_sha256("AWS4" + key.secret, amz_date.substr(0, 8));
    signing = hmac_sha256(signing, key.region);
    signing = hmac_sha256(signing, "s3");
    signing = hmac_sha256(signing, "aws4_request");
    const auto text =
        fmt::format("{}\n{}\n{}\n{}", algorithm, amz_date, scope_of(key, amz_date), hash_of(request));
    return to_hex(hmac_sha256(signing, text));
}

/// The `Host` a client sends for `origin`: no scheme, no default port.
std::string host_of(std::string_view origin) {
    const bool tls = origin.starts_with("https://");
    const auto begin = origin.find("://");
    std::string host = to_lower_ascii(begin == std::string_view::npos ? origin : origin.substr(begin + 3));
    const std::string_view default_port = tls ? ":443" : ":80";
    if (host.ends_with(default_port)) host.resize(host.size() - default_port.size());
    return host;
}

/// Decoded parameters; fails with invalid when malformed or when a name comes twice.
Result<Fields> parse_query(std::string_view query) {
    Fields fields;
    if (query.empty()) return fields;
    for (const auto part : split(query, '&')) {
        const auto equals = part.find('=');
        const auto name = percent_decode(part.substr(0, equals));
        const auto value = percent_decode(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        if (!name || !value || name->empty()) return Error{Errc::invalid, "malformed query parameter"};
        const bool twice =
            std::any_of(fields.begin(), fields.end(), [&](const auto& f) { return f.first == *name; });
        if (twice) return Error{Errc::invalid, "a query parameter is given twice"};
        fields.emplace_back(*name, *value);
    }
    return fields;
}

/// The authentication parameters of a pre-signed URL.
struct Authentication {
    std::string credential;
    std::string amz_date;
    WallTime date{};
    seconds valid{};
    std::vector<std::string> signed_headers;
    std::string signature;
};

const std::string* find_field(const Fields& fields, std::string_view name) {
    for (const auto& field : fields) {
        if (field.first == name) return &field.second;
    }
    return nullptr;
}

/// Lower-case names in strict order, `host` among them; else none.
std::vector<std::string> parse_signed_headers(std::string_view list) {
    std::vector<std::string> names;
    bool has_host = false;
    for (const auto name : split(list, ';')) {
        const bool in_order = names.empty() || names.back() < name;
        if (name.empty() || !in_order || to_lower_ascii(name) != name) return {};
        has_host = has_host || name == "host";
        names.emplace_back(name);
    }
    return has_host ? names : std::vector<std::string>{};
}

Result<Authentication> parse_authentication(const Fields& query) {
    for (const auto name : {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires",
                            "X-Amz-SignedHeaders", "X-Amz-Signature"}) {
        if (!find_field(query, name)) return Error{Errc::invalid, std::string{name} + " is missing"};
    }
    if (*find_field(query, "X-Amz-Algorithm") != algorithm) {
        return Error{Errc::invalid, "X-Amz-Algorithm is not AWS4-HMAC-SHA256"};
    }
    Authentication auth;
    auth.credential = *find_field(query, "X-Amz-Credential");
    auth.amz_date = *find_field(query, "X-Amz-Date");
    const auto date = from_amz_date(auth.amz_date);
    if (!date) return Error{Errc::invalid, "X-Amz-Date is not a date"};
    auth.date = *date;
    const auto expires = parse_u64(*find_field(query, "X-Amz-Expires"));
    if (!expires || *expires < 1 || *expires > static_cast<std::uint64_t>(longest_validity.count())) {
        return Error{Errc::invalid, "X-Amz-Expires is not a number from 1 to 604800"};
    }
    auth.valid = seconds{*expires};
    auth.signed_headers = parse_signed_headers(*find_field(query, "X-Amz-SignedHeaders"));
    if (auth.signed_headers.empty()) return Error{Errc::invalid, "X-Amz-SignedHeaders is malformed"};
    auth.signature = *find_field(query, "X-Amz-Signature");
    return auth;
}

/// The signed headers of the request; forbidden when one is absent or repeated, or an `x-amz-*` is not
/// signed.
Result<Fields> collect_headers(const Fields& present, const std::vector<std::string>& names) {
    Fields headers;
    for (const auto& name : names) headers.emplace_back(name, "");
    std::vector<int> seen(names.size(), 0);
    for (const auto& [name, value] : present) {
        const auto lower = to_lower_ascii(name);
        const auto at = std::lower_bound(names.begin(), names.end(), lower);
        if (at != names.end() && *at == lower) {
            const auto index = static_cast<std::size_t>(at - names.begin());
            headers[index].second = value;
            ++seen[index];
        } else if (lower.starts_with("x-amz-")) {
            return Error{Errc::forbidden, "header is not signed: " + lower};
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (seen[i] != 1) return Error{Errc::forbidden, "signed header must be there once: " + names[i]};
    }
    return headers;
}

}  // namespace

std::string presign(const SigningKey& key, const PresignRequest& request) {
    Fields headers{{"host", host_of(request.origin)}};
    for (const auto& [name, value] : request.headers) headers.emplace_back(to_lower_ascii(name), value);
    std::sort(headers.begin(), headers.end());

    const auto date = to_amz_date(request.now);
    const auto valid = std::clamp(request.valid, seconds{1}, longest_validity);
    Fields query = request.query;
    query.emplace_back("X-Amz-Algorithm", algorithm);
    query.emplace_back("X-Amz-Credential", key.access_key_id + '/' + scope_of(key, date));
    query.emplace_back("X-Amz-Date", date);
    query.emplace_back("X-Amz-Expires", std::to_string(valid.count()));
    query.emplace_back("X-Amz-SignedHeaders", names_of(headers));

    const auto signature = signature_of(key, date, {request.method, request.path, query, headers});
    return fmt::format("{}{}?{}&X-Amz-Signature={}", request.origin,
                       percent_encode(request.path, Slash::keep), canonical_query(query), signature);
}

Result<VerifiedRequest> verify_presigned(const SigningKey& key, const PresentedRequest& request,
                                         WallTime now) {
    auto query = parse_query(request.query);
    if (!query) return query.error();
    auto auth = parse_authentication(*query);
    if (!auth) return auth.error();
    const auto path = percent_decode(request.path);
    if (!path) return Error{Errc::invalid, "malformed path"};

    if (auth->credential != key.access_key_id + '/' + scope_of(key, auth->amz_date)) {
        return Error{Errc::forbidden, "the credential is not of this key, day, region and service"};
    }
    if (auth->date > now + clock_skew) return Error{Errc::forbidden, "the signature is dated in the future"};
    if (now > auth->date + auth->valid) return Error{Errc::forbidden, "the signature has expired"};
    auto headers = collect_headers(request.headers, auth->signed_headers);
    if (!headers) return headers.error();

    std::erase_if(*query, [](const auto& field) { return field.first == "X-Amz-Signature"; });
    const auto expected = signature_of(key, auth->amz_date, {request.method, *path, *query, *headers});
    if (!equals_in_constant_time(expected, auth->signature)) {
        return Error{Errc::forbidden, "the signature does not match"};
    }
    std::erase_if(*query, [](const auto& field) { return field.first.starts_with("X-Amz-"); });
    return VerifiedRequest{*path, std::move(*query), std::move(auth->signed_headers)};
}

}  // namespace sunomi::wire
