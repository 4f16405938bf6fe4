#include "app/web_assets.hpp"

#include <algorithm>

namespace sunomi {

std::optional<api::UiFile> find_web_asset(std::string_view path) {
    if (path == "/") path = "/index.html";
    const auto& table = web_asset_table();
    const auto at =
        std::lower_bound(table.begin(), table.end(), path,
                         [](const WebAsset& asset, std::string_view wanted) { return asset.path < wanted; });
    if (at == table.end() || at->path != path) return std::nullopt;
    return at->file;
}

}  // namespace sunomi
