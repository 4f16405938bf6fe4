#pragma once

#include <memory>
#include <string>

#include "ports/identity_provider.hpp"

namespace sunomi {

/// An OAuth app of github.com or of a GitHub Enterprise server.
struct GithubSettings {
    std::string client_id;
    std::string client_secret;
    std::string url = "https://github.com";          ///< without a last slash
    std::string api_url = "https://api.github.com";  ///< without a last slash
};

/// Asks for no scope: the number, login, name and picture are what everyone can see.
std::unique_ptr<IdentityProvider> make_github_provider(GithubSettings settings);

}  // namespace sunomi
