#pragma once

#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// The cookie in which a GitHub log-in leaves its token for `GET /api/auth/check`.
inline constexpr std::string_view login_cookie = "githubJwtToken";

/// Signing in by GitHub, and linking a GitHub account.
std::vector<Operation> github_operations(const Services& services);

}  // namespace sunomi::api
