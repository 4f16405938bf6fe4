#include "adapters/local_store/store_signer.hpp"

#include <gtest/gtest.h>

namespace sunomi {
namespace {

using namespace std::chrono_literals;
using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr WallTime now{std::chrono::sys_days{std::chrono::year{2026} / 1 / 31}};
const StoreAccess access{std::string(32, 's')};
const std::string origin = "http://192.168.1.5:8080";

class StoreSigner : public testing::Test {
protected:
    /// What the verifier says of a PUT to the URL with these headers and the Host of `origin`.
    [[nodiscard]] Result<VerifiedPut> put(const std::string& url, Headers headers, WallTime at = now) const {
        headers.emplace_back("Host", "192.168.1.5:8080");
        const auto mark = url.find('?');
        return verifier->verify_put(
            {"PUT", url.substr(origin.size(), mark - origin.size()), url.substr(mark + 1), headers}, at);
    }
    static Errc code_of(const Result<VerifiedPut>& result) {
        return result ? Errc::internal : result.error().code();
    }

    std::unique_ptr<UploadSigner> signer = make_store_signer(access);
    std::unique_ptr<UploadVerifier> verifier = make_store_verifier(access);
};

TEST_F(StoreSigner, LetsAPublishedClientPutWithWhateverTypeItsBrowserGuesses) {
    const auto url = signer->presign_put(origin, {"0123456789abcdef/original.mp4"}, now);
    EXPECT_TRUE(url.starts_with(origin + "/store/0123456789abcdef/original.mp4?X-Amz-Algorithm=")) << url;
    for (const std::string type : {"", "video/mp4", "video/x-matroska"}) {
        const auto key = put(url, {{"Content-Type", type}, {"Content-Length", "5"}}, now + 59min);
        ASSERT_TRUE(key) << key.error().message();
        EXPECT_EQ(key->key, "0123456789abcdef/original.mp4");
        EXPECT_FALSE(key->part);
    }
}

TEST_F(StoreSigner, HoldsTheClientToWhatItNamed) {
    const auto url = signer->presign_put(origin, {"v/original.mp4", {}, 5, "video/mp4", true, 600s}, now);
    const Headers promised{{"Content-Length", "5"}, {"Content-Type", "video/mp4"}, {"If-None-Match", "*"}};
    ASSERT_TRUE(put(url, promised)) << put(url, promised).error().message();
    EXPECT_EQ(code_of(put(url, promised, now + 601s)), Errc::forbidden);
    for (std::size_t i = 0; i < promised.size(); ++i) {
        auto other = promised;
        other[i].second = "6";
        EXPECT_EQ(code_of(put(url, other)), Errc::forbidden) << promised[i].first;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(code_of(put(url, other)), Errc::forbidden) << promised[i].first;
    }
}

TEST_F(StoreSigner, LetsNothingElseBeWritten) {
    const auto url = signer->presign_put(origin, {"v/original.mp4"}, now);
    auto other_key = url;
    other_key.replace(url.find("/v/"), 3, "/w/");
    EXPECT_EQ(code_of(put(other_key, {})), Errc::forbidden);
    EXPECT_EQ(code_of(put(origin + "/store/v/original.mp4?", {})), Errc::invalid);
    const auto elsewhere = make_store_signer({std::string(32, 't')})->presign_put(origin, {"v/a"}, now);
    EXPECT_EQ(code_of(put(elsewhere, {})), Errc::forbidden);
    const auto climbing = signer->presign_put(origin, {"../v/original.mp4"}, now);
    EXPECT_EQ(code_of(put(climbing, {})), Errc::invalid);
}

TEST_F(StoreSigner, SignsOnePartOfOneUploadWithItsLength) {
    const PartName part{"00112233445566778899aabbccddeeff", 7};
    const auto url = signer->presign_put(origin, {"v/original.mp4", part, 5, {}, false, 900s}, now);
    const Headers promised{{"Content-Length", "5"}};
    const auto verified = put(url, promised);
    ASSERT_TRUE(verified) << verified.error().message();
    EXPECT_EQ(verified->key, "v/original.mp4");
    EXPECT_EQ(verified->part, part);
    EXPECT_EQ(code_of(put(url, promised, now + 901s)), Errc::forbidden);
    EXPECT_EQ(code_of(put(url, {{"Content-Length", "6"}})), Errc::forbidden);
    const auto with = [&](const std::string& from, const std::string& to) {
        auto other = url;
        return other.replace(other.find(from), from.size(), to);
    };
    for (const auto& other :
         {with("partNumber=7", "partNumber=8"), with("uploadId=00", "uploadId=01"), with("/v/", "/w/"),
          with("&partNumber=7", ""), with("partNumber", "partnumber"), with("uploadId=", "x=1&uploadId=")}) {
        EXPECT_EQ(code_of(put(other, promised)), Errc::forbidden) << other;
    }
}

TEST_F(StoreSigner, KnowsNoOtherMethod) {
    const auto url = signer->presign_put(origin, {"v/original.mp4"}, now);
    const Headers headers{{"Host", "192.168.1.5:8080"}};
    for (const std::string_view method : {"GET", "POST", "DELETE", "put"}) {
        const auto judged = verifier->verify_put(
            {method, "/store/v/original.mp4", url.substr(url.find('?') + 1), headers}, now);
        EXPECT_EQ(code_of(judged), Errc::forbidden) << method;
    }
}

}  // namespace
}  // namespace sunomi
