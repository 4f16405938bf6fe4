#include "adapters/salt_file/daily_salt_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/random.hpp"
#include "base/unique_fd.hpp"

namespace sunomi {
namespace {

constexpr std::size_t salt_bytes = 32;

Error failed(const std::string& path, int number) {
    const auto code = number == ENOSPC || number == EDQUOT ? Errc::no_space : Errc::unavailable;
    return Error{code, "cannot write " + path + ": " + std::generic_category().message(number)};
}

/// Whatever stands there, at most a few lines; empty when there is nothing to read.
std::string read_file(const std::string& path) {
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
    char bytes[256];
    const auto count = file.valid() ? ::read(file.get(), bytes, sizeof bytes) : -1;
    return count > 0 ? std::string{bytes, static_cast<std::size_t>(count)} : std::string{};
}

Result<void> write_file(const std::string& path, const std::string& text) {
    const auto fresh = path + ".new";
    {
        const UniqueFd file{
            ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600)};
        if (!file.valid()) return failed(fresh, errno);
        const auto written = ::write(file.get(), text.data(), text.size());
        if (written != static_cast<ssize_t>(text.size())) return failed(fresh, written < 0 ? errno : ENOSPC);
    }
    // Not synced: what a power cut may cost is that guests of one day are counted twice.
    if (std::rename(fresh.c_str(), path.c_str()) != 0) return failed(path, errno);
    return {};
}

class DailySaltFile final : public DailySalt {
public:
    explicit DailySaltFile(std::string path) : path_(std::move(path)) {}

    Result<std::string> of(std::chrono::sys_days day) override {
        const auto prefix = fmt::format("{} ", day.time_since_epoch().count());
        const auto kept = read_file(path_);
        const auto length = prefix.size() + 2 * salt_bytes + 1;
        if (kept.size() == length && kept.starts_with(prefix)) return salt_in(kept, prefix.size());
        const auto text = prefix + random_hex(salt_bytes) + '\n';
        const auto written = write_file(path_, text);
        if (!written) return written.error();
        return salt_in(text, prefix.size());
    }

private:
    /// The hex itself is the salt: it is as random as the bytes it stands for.
    static std::string salt_in(const std::string& text, std::size_t begin) {
        return text.substr(begin, 2 * salt_bytes);
    }

    std::string path_;
};

}  // namespace

std::unique_ptr<DailySalt> make_daily_salt_file(std::string path) {
    return std::make_unique<DailySaltFile>(std::move(path));
}

}  // namespace sunomi
