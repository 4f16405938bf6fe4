#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "api/services.hpp"

namespace sunomi {

/// A file of the web UI inside the binary, under the path it is served at (`/assets/index-abc123.js`).
struct WebAsset {
    std::string_view path;
    api::UiFile file;
};

/// All of them, sorted by path; written by the build (cmake/embed_assets.cmake). Empty in a build without the
/// UI.
const std::vector<WebAsset>& web_asset_table();

/// The file served at `path`; `/` is `/index.html`. The views live as long as the program. **Threads:** any.
std::optional<api::UiFile> find_web_asset(std::string_view path);

}  // namespace sunomi
