#include "media/complaint.hpp"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <mutex>

#include "base/text.hpp"
#include "media/libav.hpp"

namespace sunomi::media::complaint {
namespace {

constexpr std::size_t longest_line = 200;

/// Codec threads complain too, hence the lock.
struct Collected {
    std::mutex mutex;
    std::string first;
};

Collected& collected() {
    static Collected instance;
    return instance;
}

/// Media decides parts of these texts (names, tags): only printable ASCII passes.
std::string plain(std::string_view text) {
    std::string line;
    for (const char c : text.substr(0, longest_line)) line += (c >= ' ' && c <= '~') ? c : ' ';
    return std::string{trim(line)};
}

void collect(void*, int level, const char* format, std::va_list arguments) {
    if (level > AV_LOG_ERROR) return;
    auto& state = collected();
    const std::lock_guard lock{state.mutex};
    if (!state.first.empty()) return;
    std::array<char, longest_line + 1> line{};
    std::vsnprintf(line.data(), line.size(), format, arguments);
    auto words = plain(line.data());
    // That the file ends too early is found out from its index, and said in words of our own.
    if (!words.ends_with("partial file")) state.first = std::move(words);
}

}  // namespace

void start_collecting() {
    av_log_set_callback(collect);
}

void clear() {
    auto& state = collected();
    const std::lock_guard lock{state.mutex};
    state.first.clear();
}

std::string first() {
    auto& state = collected();
    const std::lock_guard lock{state.mutex};
    return state.first;
}

std::string describe(int av_error) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
    av_strerror(av_error, words.data(), words.size());
    return plain(words.data());
}

Error corrupt(const std::string& what, int av_error) {
    auto words = first();
    const bool is_for_people = words.find("0x") == std::string::npos;
    if ((words.empty() || !is_for_people) && av_error != 0)
        words = describe(av_error);
    else if (!is_for_people)
        words.clear();
    return Error{Errc::corrupt_media, words.empty() ? what + "." : what + " (" + words + ")."};
}

Error internal(const std::string& what, int av_error) {
    return Error{Errc::internal, what + ": " + describe(av_error) + " " + first()};
}

}  // namespace sunomi::media::complaint
