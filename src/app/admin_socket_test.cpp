#include "app/admin_socket.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "base/random.hpp"

namespace sunomi {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class AdminSocketTest : public testing::Test {
protected:
    AdminSocketTest() {
        fs::create_directories(folder);
        commands.add("echo", [](const json::object& arguments, const auto&) -> Result<json::value> {
            return arguments;
        });
        commands.add("refuse", [](const auto&, const auto&) -> Result<json::value> {
            return Error{Errc::conflict, "not now"};
        });
        commands.add("throw", [](const auto&, const auto&) -> Result<json::value> {
            throw std::runtime_error("bug");
        });
        commands.add("count", [](const auto&, const auto& progress) -> Result<json::value> {
            for (int i = 1; i <= 3; ++i) progress({{"done", i}});
            return json::value("counted");
        });
        commands.add("wait", [this](const auto&, const auto& progress) -> Result<json::value> {
            while (progress({})) std::this_thread::sleep_for(1ms);
            ended = true;
            return json::value("given up");
        });
    }
    ~AdminSocketTest() override { fs::remove_all(folder); }

    void open(std::chrono::milliseconds patience = 5s) {
        auto opened = open_admin_socket({folder.string(), patience, 2}, commands);
        ASSERT_TRUE(opened) << opened.error().message();
        socket = std::move(*opened);
    }
    [[nodiscard]] UniqueFd connect() const {
        auto connection = connect_admin_socket(folder.string());
        EXPECT_TRUE(connection) << connection.error().message();
        return connection ? std::move(*connection) : UniqueFd{};
    }
    static void say(const UniqueFd& connection, const std::string& text) {
        ASSERT_EQ(::send(connection.get(), text.data(), text.size(), MSG_NOSIGNAL),
                  static_cast<ssize_t>(text.size()));
    }
    /// Everything until the server closes.
    static std::string hear(const UniqueFd& connection) {
        std::string all;
        char bytes[4096];
        for (;;) {
            const auto count = ::recv(connection.get(), bytes, sizeof bytes, 0);
            if (count <= 0) return all;
            all.append(bytes, static_cast<std::size_t>(count));
        }
    }
    [[nodiscard]] std::string ask(const std::string& line) const {
        const auto connection = connect();
        say(connection, line + "\n");
        return hear(connection);
    }

    // Longer than a socket's address may be.
    fs::path folder = fs::temp_directory_path() / ("sunomi-admin-" + random_hex(8)) / std::string(120, 'd');
    AdminCommands commands;
    std::atomic<bool> ended{false};
    std::unique_ptr<AdminSocket> socket;
};

TEST_F(AdminSocketTest, RunsACommandAndSaysWhatCameOfIt) {
    open();
    EXPECT_EQ(ask(R"({"command": "echo", "arguments": {"a": 1}})"), "{\"result\":{\"a\":1}}\n");
    EXPECT_EQ(ask(R"({"command": "refuse"})"), "{\"error\":\"not now\",\"code\":\"conflict\"}\n");
    EXPECT_EQ(ask(R"({"command": "nonsense"})"),
              "{\"error\":\"there is no command nonsense\",\"code\":\"invalid\"}\n");
    EXPECT_EQ(ask("GET / HTTP/1.1"), "{\"error\":\"the request is no command\",\"code\":\"invalid\"}\n");
    EXPECT_EQ(ask(R"({"command": "throw"})"),
              "{\"error\":\"something went wrong: the log says what\",\"code\":\"internal\"}\n");
    EXPECT_EQ(ask(R"({"command": "count"})"),
              "{\"progress\":{\"done\":1}}\n{\"progress\":{\"done\":2}}\n{\"progress\":{\"done\":3}}\n"
              "{\"result\":\"counted\"}\n");
}

TEST_F(AdminSocketTest, IsItsOwnersAlone) {
    open();
    struct stat status {};
    ASSERT_EQ(::stat((folder / "admin.sock").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(AdminSocketTest, IsNotHeldUpByAClientThatSaysNothing) {
    open(200ms);
    const auto silent = connect();
    EXPECT_EQ(ask(R"({"command": "echo"})"), "{\"result\":{}}\n");
    EXPECT_EQ(hear(silent), "") << "closed after its patience";
    const auto endless = connect();
    for (int i = 0; i < 20; ++i) {
        const std::string piece(4096, 'x');
        if (::send(endless.get(), piece.data(), piece.size(), MSG_NOSIGNAL) < 0) break;
    }
    (void)hear(endless);  // ends
    EXPECT_EQ(ask(R"({"command": "echo"})"), "{\"result\":{}}\n");
}

TEST_F(AdminSocketTest, SaysThatItIsBusyWhenTooMuchRuns) {
    open();
    const auto first = connect();
    const auto second = connect();
    EXPECT_EQ(hear(connect()),
              "{\"error\":\"the server is busy with other commands\",\"code\":\"too_many\"}\n");
}

TEST_F(AdminSocketTest, ALongCommandLearnsThatItsClientLeft) {
    open();
    {
        const auto connection = connect();
        say(connection, "{\"command\": \"wait\"}\n");
        char byte = 0;
        ASSERT_EQ(::recv(connection.get(), &byte, 1, 0), 1);
    }
    for (int i = 0; i < 5000 && !ended; ++i) std::this_thread::sleep_for(1ms);
    EXPECT_TRUE(ended);
}

TEST_F(AdminSocketTest, StopsWithACommandStillRunning) {
    open();
    const auto connection = connect();
    const auto silent = connect();
    say(connection, "{\"command\": \"wait\"}\n");
    char byte = 0;
    ASSERT_EQ(::recv(connection.get(), &byte, 1, 0), 1);
    socket.reset();
    EXPECT_TRUE(ended);
    const auto gone = connect_admin_socket(folder.string());
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code(), Errc::not_found);
}

TEST_F(AdminSocketTest, ReplacesWhatADeadServerLeft) {
    open();
    fs::rename(folder / "admin.sock", folder / "old.sock");
    socket.reset();
    fs::rename(folder / "old.sock", folder / "admin.sock");
    open();
    EXPECT_EQ(ask(R"({"command": "echo"})"), "{\"result\":{}}\n");
}

}  // namespace
}  // namespace sunomi
