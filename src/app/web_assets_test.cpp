#include "app/web_assets.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/run_command.hpp"

/// Over the files of tests/support/web_fixture, packed by the same build step as the web UI.
namespace sunomi {
namespace {

std::string fixture(const std::string& name) {
    std::ifstream in{std::filesystem::path{__FILE__}.parent_path() / "../../tests/support/web_fixture" / name,
                     std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string gunzip(std::string_view packed) {
    const auto path =
        std::filesystem::temp_directory_path() / ("sunomi-assets-" + std::to_string(::getpid()) + ".gz");
    std::ofstream{path, std::ios::binary} << packed;
    auto out = run_command("gzip -dc '" + path.string() + "'").text;
    std::filesystem::remove(path);
    return out;
}

TEST(WebAssets, HoldsTheBytesOfEveryFile) {
    const std::vector<std::pair<std::string, std::string>> types{
        {"index.html", "text/html; charset=utf-8"},
        {"assets/app-Ab3_x9.js", "text/javascript; charset=utf-8"},
        {"favicon.svg", "image/svg+xml"},
        {"empty.txt", "text/plain; charset=utf-8"}};
    for (const auto& [name, type] : types) {
        const auto file = find_web_asset("/" + name);
        ASSERT_TRUE(file) << name;
        EXPECT_EQ(file->bytes, fixture(name)) << name;
        EXPECT_EQ(file->content_type, type) << name;
        EXPECT_EQ(file->etag.size(), 32U) << name;
    }
    EXPECT_EQ(web_asset_table().size(), types.size());
}

TEST(WebAssets, ServesTheIndexAtTheRootAndNothingThatIsNotThere) {
    EXPECT_EQ(find_web_asset("/")->bytes, fixture("index.html"));
    for (const auto* path : {"", "/index", "/index.htm", "/assets", "/assets/", "/../index.html", "/zzz"}) {
        EXPECT_FALSE(find_web_asset(path)) << path;
    }
}

TEST(WebAssets, OffersGzipOnlyWhereItIsSmaller) {
    const auto page = find_web_asset("/index.html");
    ASSERT_FALSE(page->gzip_bytes.empty());
    EXPECT_LT(page->gzip_bytes.size(), page->bytes.size() / 4);
    EXPECT_EQ(gunzip(page->gzip_bytes), page->bytes);
    EXPECT_TRUE(find_web_asset("/empty.txt")->gzip_bytes.empty());
    EXPECT_TRUE(find_web_asset("/assets/app-Ab3_x9.js")->gzip_bytes.empty());
}

TEST(WebAssets, CallsOnlyFilesWithAHashInTheirNameImmutable) {
    EXPECT_TRUE(find_web_asset("/assets/app-Ab3_x9.js")->immutable);
    EXPECT_FALSE(find_web_asset("/index.html")->immutable);
    EXPECT_FALSE(find_web_asset("/favicon.svg")->immutable);
}

TEST(WebAssets, TellsFilesApartByETag) {
    EXPECT_NE(find_web_asset("/index.html")->etag, find_web_asset("/favicon.svg")->etag);
}

}  // namespace
}  // namespace sunomi
