#include "adapters/github/github_provider.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/github/http_call.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_token = 1000;
constexpr std::size_t longest_text = 2000;

std::string encoded(std::initializer_list<std::pair<const char*, std::string_view>> fields) {
    std::string out;
    for (const auto& [name, value] : fields)
        out += (out.empty() ? "" : "&") + std::string{name} + "=" + percent_encode(value, Slash::encode);
    return out;
}

Error not_understood(const char* what) {
    return Error{Errc::unavailable, std::string{"GitHub's answer is not understood: "} + what};
}

/// A redirect is no answer either: none is followed.
Result<json::object> object_of(const HttpAnswer& answer) {
    if (answer.status >= 400 && answer.status < 500 && answer.status != 429)
        return Error{Errc::forbidden, "GitHub answered " + std::to_string(answer.status)};
    if (answer.status != 200)
        return Error{Errc::unavailable, "GitHub answered " + std::to_string(answer.status)};
    boost::system::error_code failed;
    auto value = json::parse(answer.body, failed);
    if (failed || !value.is_object()) return not_understood("no JSON object");
    return std::move(value.as_object());
}

/// Empty when it is absent, no text, or too long.
std::string text_of(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr || text->size() > longest_text ? std::string{}
                                                          : std::string{text->begin(), text->end()};
}

bool is_token(const std::string& text) {
    return !text.empty() && text.size() <= longest_token &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Result<GithubIdentity> identity_of(const json::object& user) {
    GithubIdentity identity;
    const auto* id = user.if_contains("id");
    if (id == nullptr || !id->is_int64() || id->get_int64() <= 0) return not_understood("no id");
    identity.id = id->get_int64();
    identity.login = text_of(user, "login");
    if (identity.login.empty()) return not_understood("no login");
    identity.name = text_of(user, "name");
    identity.avatar_url = text_of(user, "avatar_url");
    return identity;
}

class GithubProvider final : public IdentityProvider {
public:
    explicit GithubProvider(GithubSettings settings) : settings_(std::move(settings)) {}

    [[nodiscard]] std::string authorize_url(const AuthorizationRequest& request) const override {
        return settings_.url + "/login/oauth/authorize?" +
               encoded({{"client_id", settings_.client_id},
                        {"redirect_uri", request.redirect_uri},
                        {"state", request.state},
                        {"code_challenge", request.code_challenge},
                        {"code_challenge_method", "S256"}});
    }

    Result<GithubIdentity> identify(const AuthorizationGrant& grant, Deadline deadline) override {
        const auto token = exchange(grant, deadline);
        if (!token) return token.error();
        const HttpCall call{settings_.api_url + "/user",
                            {"Accept: application/vnd.github+json", "Authorization: Bearer " + *token}};
        const auto answer = make_http_call(call, deadline);
        if (!answer) return answer.error();
        const auto user = object_of(*answer);
        if (!user) return user.error();
        return identity_of(*user);
    }

    Result<std::string> fetch_picture(const GithubIdentity& identity, Deadline deadline) override {
        const auto& url = identity.avatar_url;
        const bool is_configured =
            url.starts_with(settings_.url + "/") || url.starts_with(settings_.api_url + "/");
        if (!is_configured && !url.starts_with("https://"))
            return Error{Errc::forbidden, "the picture's address is not https"};
        HttpCall call{url, {"Accept: image/*"}};
        call.reach = is_configured ? Reach::configured : Reach::public_only;
        auto answer = make_http_call(call, deadline);
        if (!answer) return answer.error();
        if (answer->status != 200)
            return Error{Errc::unavailable,
                         "the picture's server answered " + std::to_string(answer->status)};
        return std::move(answer->body);
    }

private:
    Result<std::string> exchange(const AuthorizationGrant& grant, Deadline deadline) const {
        HttpCall call{settings_.url + "/login/oauth/access_token", {"Accept: application/json"}};
        call.form = encoded({{"client_id", settings_.client_id},
                             {"client_secret", settings_.client_secret},
                             {"code", grant.code},
                             {"code_verifier", grant.code_verifier},
                             {"redirect_uri", grant.redirect_uri}});
        const auto answer = make_http_call(call, deadline);
        if (!answer) return answer.error();
        const auto object = object_of(*answer);
        if (!object) return object.error();
        if (object->contains("error")) return Error{Errc::forbidden, "GitHub does not accept the code"};
        auto token = text_of(*object, "access_token");
        if (!is_token(token)) return not_understood("no access token");
        return token;
    }

    const GithubSettings settings_;
};

}  // namespace

std::unique_ptr<IdentityProvider> make_github_provider(GithubSettings settings) {
    return std::make_unique<GithubProvider>(std::move(settings));
}

}  // namespace sunomi
