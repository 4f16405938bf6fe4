#include "net/http_message.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.hpp"

namespace sunomi::net {
namespace {

auto find_field(const std::vector<std::pair<std::string, std::string>>& fields, std::string_view name) {
    return std::find_if(fields.begin(), fields.end(),
                        [name](const auto& field) { return equals_ignoring_case(field.first, name); });
}

}  // namespace

std::string_view Headers::get(std::string_view name) const {
    const auto at = find_field(fields_, name);
    return at == fields_.end() ? std::string_view{} : std::string_view{at->second};
}

bool Headers::has(std::string_view name) const {
    return find_field(fields_, name) != fields_.end();
}

ReceivedFile::~ReceivedFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

UniqueFd ReceivedFile::open() const {
    return UniqueFd{::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
}

}  // namespace sunomi::net
