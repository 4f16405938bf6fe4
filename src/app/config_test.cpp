#include "app/config.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <thread>

#include "app/config_keys.hpp"
#include "app/part_settings.hpp"
#include "app/secret_file.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

namespace fs = std::filesystem;

class ConfigTest : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    [[nodiscard]] std::string file(const std::string& text) const {
        const auto path = folder / ("sunomi-" + random_hex(4) + ".toml");
        std::ofstream{path} << text;
        return path.string();
    }
    /// The problems, line by line; none when it loaded.
    static std::vector<std::string> problems(const ConfigSources& sources) {
        const auto config = load_config(sources);
        if (config) return {};
        EXPECT_EQ(config.error().code(), Errc::invalid);
        std::vector<std::string> out;
        const std::string message = config.error().message();
        for (const auto line : split(message, '\n')) out.emplace_back(line);
        return out;
    }

    fs::path folder = fs::temp_directory_path() / ("sunomi-config-" + random_hex(8));
};
using Problems = std::vector<std::string>;

TEST_F(ConfigTest, NeedsNothing) {
    const auto config = load_config({});
    ASSERT_TRUE(config) << config.error().message();
    EXPECT_EQ(config->listen.address, "127.0.0.1");
    EXPECT_EQ(config->listen.port, 8080);
    EXPECT_EQ(config->data_dir, "./data");
    EXPECT_EQ(config->database_path, "./data/sunomi.db");
    EXPECT_EQ(config->store_dir, "./data/store");
    EXPECT_EQ(config->jwt_secret, "");
    EXPECT_EQ(config->signup, SignupPolicy::open);
    EXPECT_EQ(config->preset, "veryfast");
    EXPECT_GE(config->transcode_jobs, 1);
    EXPECT_GE(config->transcode_memory_bytes, 256 << 20);
}

TEST_F(ConfigTest, LetsTheFileWinOverTheEnvironmentAndFlagsOverBoth) {
    const auto path = file("instance_name = \"file\"\nlog = \"warning\"\n");
    const auto config =
        load_config({{"SUNOMI_INSTANCE_NAME=env", "SUNOMI_LOG=error", "SUNOMI_PRESET=fast", "PATH=/bin"},
                     {"--instance-name=flag", "--config", path}});
    ASSERT_TRUE(config) << config.error().message();
    EXPECT_EQ(config->instance_name, "flag");
    EXPECT_EQ(config->log_level, "warning");
    EXPECT_EQ(config->preset, "fast");
}

TEST_F(ConfigTest, ReadsEveryKindOfValue) {
    const auto config =
        load_config({{"SUNOMI_LISTEN=[::1]:0", "SUNOMI_DATA_DIR=/srv/sunomi", "SUNOMI_TRANSCODE_MEMORY=3G",
                      "SUNOMI_MAX_UPLOAD_BYTES=123", "SUNOMI_SIGNUP=closed",
                      "SUNOMI_JWT_SECRET=", "SUNOMI_MAX_DURATION=90m", "SUNOMI_QUOTA=5G"},
                     {"--public-url", "https://video.example/", "--store-url", "file:///mnt/videos",
                      "--database-url=sqlite:/var/lib/sunomi.db", "--transcode-jobs", "7", "--events-url",
                      "embedded:", "--media-memory=512M"}});
    ASSERT_TRUE(config) << config.error().message();
    EXPECT_EQ(config->listen.address, "::1");
    EXPECT_EQ(config->listen.port, 0);
    EXPECT_EQ(config->public_url, "https://video.example");
    EXPECT_EQ(config->store_dir, "/mnt/videos");
    EXPECT_EQ(config->database_path, "/var/lib/sunomi.db");
    EXPECT_EQ(config->transcode_jobs, 7);
    EXPECT_EQ(config->transcode_memory_bytes, std::int64_t{3} << 30);
    EXPECT_EQ(config->media_memory_bytes, std::int64_t{512} << 20);
    EXPECT_EQ(config->max_upload_bytes, 123);
    EXPECT_EQ(config->signup, SignupPolicy::closed);
    EXPECT_EQ(config->max_duration, std::chrono::minutes{90});
    EXPECT_EQ(config->quota_bytes, std::int64_t{5} << 30);
}

TEST_F(ConfigTest, ReportsAllProblemsTogetherWithTheirSource) {
    const auto path = file("preset = \"warp\"\ncolour = 1\nlisten = true\n");
    const auto found =
        problems({{"SUNOMI_LISTEN=8080", "SUNOMI_LISTNE=127.0.0.1:80"},
                  {"--config", path, "--log=loud", "--fast", "--log=info", "serve", "--preset"}});
    const std::set<std::string> wanted{
        "SUNOMI_LISTEN is not ADDRESS:PORT",
        "unknown variable SUNOMI_LISTNE",
        "unknown argument --fast",
        "--log is given twice",
        "unknown argument serve",
        "--preset needs a value",
        "preset in " + path +
            " is not one of ultrafast, superfast, veryfast, faster, fast, medium, slow, slower, veryslow",
        "unknown key colour in " + path,
        "listen in " + path + " is neither text nor a whole number",
        "--log is not one of debug, info, warning, error"};
    EXPECT_EQ((std::set<std::string>{found.begin(), found.end()}), wanted);
}

TEST_F(ConfigTest, SaysWhatIsWrongWithAValue) {
    const std::vector<std::pair<std::string, std::string>> wrong{{"listen", "example.org:80"},
                                                                 {"listen", "::1:80"},
                                                                 {"listen", "127.0.0.1:65536"},
                                                                 {"listen", "127.0.0.1:"},
                                                                 {"listen", "[127.0.0.1]:80"},
                                                                 {"public_url", "video.example"},
                                                                 {"public_url", "ftp://a"},
                                                                 {"public_url", "https://a/b"},
                                                                 {"public_url", "http://"},
                                                                 {"public_url", "http://u@h"},
                                                                 {"database_url", "sqlite:"},
                                                                 {"database_url", "/a/b"},
                                                                 {"store_url", "file:"},
                                                                 {"events_url", "embedded"},
                                                                 {"jwt_secret", std::string(31, 'x')},
                                                                 {"signup", "Open"},
                                                                 {"transcode_jobs", "0"},
                                                                 {"transcode_jobs", "-1"},
                                                                 {"transcode_jobs", "2.5"},
                                                                 {"transcode_memory", "1M"},
                                                                 {"transcode_memory", "1GB"},
                                                                 {"transcode_memory", "G"},
                                                                 {"max_upload_bytes", "0"},
                                                                 {"max_upload_bytes", "99999999T"},
                                                                 {"max_duration", "12"},
                                                                 {"max_duration", "0s"},
                                                                 {"max_duration", "49h"},
                                                                 {"quota", "-1"},
                                                                 {"preset", "placebo"},
                                                                 {"instance_name", "a\nb"},
                                                                 {"instance_name", "\xff"},
                                                                 {"instance_name", "  "},
                                                                 {"log", "trace"}};
    for (const auto& [name, value] : wrong) {
        const auto variable = "SUNOMI_" + [&] {
            std::string upper = name;
            for (char& c : upper) c = static_cast<char>(std::toupper(c));
            return upper;
        }();
        const auto found = problems({{variable + "=" + value}, {}});
        ASSERT_EQ(found.size(), 1U) << name << '=' << value;
        EXPECT_TRUE(found[0].starts_with(variable + ' ')) << found[0];
    }
}

TEST_F(ConfigTest, RefusesWhatThisBuildDoesNotHave) {
    EXPECT_EQ(
        problems({{"SUNOMI_DATABASE_URL=mysql://u:p@h:3306/db"}, {}}),
        Problems{"SUNOMI_DATABASE_URL asks for mysql: which this build does not have yet; use sqlite:PATH"});
    EXPECT_EQ(problems({{"SUNOMI_STORE_URL=s3://bucket?region=eu"}, {}}),
              Problems{"SUNOMI_STORE_URL asks for s3: which this build does not have yet; use file:PATH"});
    EXPECT_EQ(
        problems({{"SUNOMI_EVENTS_URL=amqp://localhost"}, {}}),
        Problems{"SUNOMI_EVENTS_URL asks for RabbitMQ which this build does not have yet; use embedded:"});
    EXPECT_EQ(problems({{"SUNOMI_STORE_PUBLIC_URL=https://cdn"}, {}}).size(), 1U);
    EXPECT_EQ(problems({{"SUNOMI_SMTP_URL=smtp://mail.example"}, {}}).size(), 2U);
}

TEST_F(ConfigTest, TakesNoSecretFromTheCommandLine) {
    const std::string secret(40, 'x');
    for (const auto& [flag, value] : std::vector<std::pair<std::string, std::string>>{
             {"--jwt-secret", secret},
             {"--github-client-secret", secret},
             {"--metrics", "token:" + secret},
             {"--smtp-url", "smtps://ada:" + secret + "@mail.example"}}) {
        const auto found = problems({{}, {flag, value}});
        ASSERT_FALSE(found.empty()) << flag;
        EXPECT_TRUE(found[0].starts_with(flag + " with a secret would be seen")) << found[0];
        EXPECT_EQ(found[0].find(secret), std::string::npos);
        EXPECT_EQ(problems({{}, {flag + "=" + value}}), found);
    }
    EXPECT_EQ(problems({{"SUNOMI_JWT_SECRET=" + secret}, {"--metrics", "open"}}), Problems{});
}

TEST_F(ConfigTest, SpeaksToGithubInClearOnThisMachineOnly) {
    for (const auto* url :
         {"http://127.0.0.1:8000", "http://localhost/x", "http://[::1]:80", "https://git.example"}) {
        EXPECT_EQ(problems({{"SUNOMI_GITHUB_URL=" + std::string{url}}, {}}), Problems{}) << url;
    }
    for (const auto* url : {"http://git.example", "http://127.0.0.1.evil.example", "http://10.0.0.1",
                            "http://localhost.evil"}) {
        EXPECT_EQ(problems({{"SUNOMI_GITHUB_API_URL=" + std::string{url}}, {}}),
                  Problems{"github_api_url must begin with https://: the app's secret goes that way"})
            << url;
    }
}

TEST_F(ConfigTest, SendsMailWithoutTlsOnThisMachineOrWhenToldTo) {
    const auto may_be_plain = [](const std::string& url) {
        const auto config = load_config({{"SUNOMI_SMTP_URL=" + url, "SUNOMI_SMTP_FROM=a@b.example",
                                          "SUNOMI_PUBLIC_URL=https://v.example"},
                                         {}});
        EXPECT_TRUE(config) << url;
        const auto smtp = smtp_config(config.value());
        EXPECT_EQ(smtp.url, url.substr(0, url.find('?')));
        return smtp.tls_is_optional;
    };
    for (const auto* url : {"smtp://127.0.0.1:25", "smtp://localhost", "smtp://mail.example?tls=optional"})
        EXPECT_TRUE(may_be_plain(url)) << url;
    for (const auto* url :
         {"smtp://mail.example", "smtp://ada:127.0.0.1@mail.example", "smtps://mail.example",
          "smtp://localhost?tls=required", "smtp://localhost.evil.example:25"})
        EXPECT_FALSE(may_be_plain(url)) << url;
    EXPECT_EQ(problems({{"SUNOMI_SMTP_URL=smtp://mail.example?tls=never"}, {}})[0],
              "SUNOMI_SMTP_URL may end in ?tls=required or ?tls=optional only");
}

TEST_F(ConfigTest, NeverRepeatsASecretInAProblem) {
    EXPECT_EQ(problems({{"SUNOMI_JWT_SECRET=hunter2"}, {}}),
              Problems{"SUNOMI_JWT_SECRET must have 32 to 1024 bytes"});
}

TEST_F(ConfigTest, SaysWhichFileCannotBeReadAndWhere) {
    EXPECT_EQ(problems({{}, {"--config", "/nowhere/x.toml"}}),
              Problems{"cannot read /nowhere/x.toml (--config)"});
    const auto path = file("listen = \"127.0.0.1:80\"\nlog = = 3\n");
    const auto found = problems({{}, {"--config=" + path}});
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(found[0].starts_with(path + " is not TOML: ")) << found[0];
}

TEST_F(ConfigTest, HelpsWithEveryKey) {
    const auto help = config_help();
    for (const auto& key : config_keys()) {
        EXPECT_NE(help.find("  " + key.flag() + ' ' + key.form + ' '), std::string::npos) << key.name;
        EXPECT_NE(help.find(' ' + key.variable() + '\n'), std::string::npos) << key.name;
        EXPECT_NE(help.find("      " + key.help), std::string::npos) << key.name;
    }
}

TEST_F(ConfigTest, ParsesTheExampleFileAlsoWithItsCommentedKeys) {
    std::ifstream in{fs::path{__FILE__}.parent_path() / "../../deploy/sunomi.example.toml"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    ASSERT_FALSE(text.empty());
    EXPECT_EQ(problems({{}, {"--config", file(text)}}), Problems{});
    const auto everything = std::regex_replace(text, std::regex{"(^|\n)#(\\w+ = )"}, "$1$2");
    EXPECT_EQ(problems({{}, {"--config", file(everything)}}), Problems{});
    for (const auto& key : config_keys()) {
        if (key.name == "store_public_url") continue;  // no value of it is accepted yet
        EXPECT_NE(everything.find('\n' + key.name + " = "), std::string::npos)
            << key.name << " is not in the example";
    }
}

TEST_F(ConfigTest, MakesASecretOnceAndKeepsItForTheOwnerAlone) {
    const auto path = (folder / "jwt-secret").string();
    std::vector<std::string> seen(8);
    std::vector<std::thread> threads;
    for (auto& secret : seen) threads.emplace_back([&] { secret = ensure_secret_file(path).value(); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(seen[0].size(), 64U);
    EXPECT_EQ((std::set<std::string>{seen.begin(), seen.end()}).size(), 1U);
    EXPECT_EQ(*ensure_secret_file(path), seen[0]);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(std::distance(fs::directory_iterator{folder}, {}), 1) << "nothing else is left";
}

TEST_F(ConfigTest, RefusesASecretThatOthersCanReadOrThatIsTooShort) {
    const auto path = (folder / "jwt-secret").string();
    std::ofstream{path} << std::string(40, 'x');
    ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
    EXPECT_EQ(ensure_secret_file(path).error().code(), Errc::forbidden);
    ASSERT_EQ(::chmod(path.c_str(), 0600), 0);
    EXPECT_EQ(*ensure_secret_file(path), std::string(40, 'x'));
    std::ofstream{path} << "short";
    EXPECT_EQ(ensure_secret_file(path).error().code(), Errc::forbidden);
    EXPECT_EQ(ensure_secret_file((folder / "absent" / "secret").string()).error().code(), Errc::unavailable);
}

}  // namespace
}  // namespace sunomi
