#include "domain/comment.hpp"

#include "base/text.hpp"
#include "domain/typed_text.hpp"

namespace sunomi {

Result<std::string> check_comment(std::string_view text) {
    constexpr std::size_t longest = 5000;
    const auto normal = tidy(text);
    if (!normal) return Error{Errc::invalid, "the comment must be well-formed text"};
    const auto length = code_points(*normal);
    if (length < 1 || length > longest) {
        return Error{Errc::invalid, "the comment must have 1 to 5000 characters"};
    }
    return *normal;
}

}  // namespace sunomi
