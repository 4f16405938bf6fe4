#include "app/instance_texts.hpp"

#include <fstream>

#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr std::size_t longest_text = 256 * 1024;

}  // namespace

Result<std::string> read_instance_text(const std::string& key, const std::string& path) {
    if (path.empty()) return std::string{};
    std::ifstream file{path, std::ios::binary};
    std::string bytes(longest_text + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.is_open() || file.bad() || (file.fail() && !file.eof())) {
        return Error{Errc::invalid, "cannot read " + path + " (" + key + ")"};
    }
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > longest_text)
        return Error{Errc::invalid, path + " (" + key + ") has more than 256 KiB"};
    auto text = to_nfc(bytes);
    if (!text) return Error{Errc::invalid, path + " (" + key + ") is no UTF-8 text"};
    return std::move(*text);
}

}  // namespace sunomi
