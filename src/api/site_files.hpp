#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/services.hpp"

namespace sunomi::api {

/// A file about the whole site that is made from what the server knows.
struct SiteFile {
    std::string text;
    std::string content_type;
};

/// `robots.txt`, `sitemap.xml` (the newest ten thousand videos that everyone finds, and their channels) and
/// the manifest of the installable UI, by the instance's name; nothing for any other path.
std::optional<SiteFile> find_site_file(const Services& services, std::string_view path,
                                       const std::string& origin);

}  // namespace sunomi::api
