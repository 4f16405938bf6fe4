#pragma once

#include <boost/describe.hpp>
#include <string>

/// Bodies for other sites. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

/// Names as oEmbed 1.0 has them.
struct OEmbedBody {
    std::string type, version, title, author_name, provider_name, provider_url;
    int cache_age = 0;  // seconds
    std::string thumbnail_url;
    int thumbnail_width = 0, thumbnail_height = 0;
    std::string html;
    int width = 0, height = 0;
    static OEmbedBody example() {
        OEmbedBody out;
        out.type = "video";
        out.version = "1.0";
        out.title = "A day in Perth";
        out.author_name = "Ada Lovelace";
        out.provider_name = "Sunomi";
        out.provider_url = "https://example.org/";
        out.cache_age = 3600;
        out.thumbnail_url = "https://example.org/media/00c0ffee00c0ffee/thumbnail.jpg";
        out.thumbnail_width = 640;
        out.thumbnail_height = 360;
        out.html = "<iframe src=\"https://example.org/embed/00c0ffee00c0ffee\"></iframe>";
        out.width = 1280;
        out.height = 720;
        return out;
    }
};
BOOST_DESCRIBE_STRUCT(OEmbedBody, (),
                      (type, version, title, author_name, provider_name, provider_url, cache_age,
                       thumbnail_url, thumbnail_width, thumbnail_height, html, width, height))

}  // namespace sunomi::api
