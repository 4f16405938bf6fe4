#include "domain/common_passwords.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace sunomi {

extern const std::string_view common_passwords;  // the list's lines, which the build makes a source of

namespace {

/// In the order of the list: by bytes.
std::vector<std::string_view> read_list() {
    auto lines = split(common_passwords, '\n');
    lines.pop_back();  // the list ends with a line feed
    return lines;
}

}  // namespace

bool is_common_password(std::string_view password) {
    static const auto known = read_list();
    return std::binary_search(known.begin(), known.end(), to_lower_ascii(password));
}

}  // namespace sunomi
