#include "domain/typed_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace sunomi {
namespace {

/// Unicode's property White_Space (PropList.txt), in UTF-8.
constexpr std::array<std::string_view, 25> white_space{" ",
                                                       "\t",
                                                       "\n",
                                                       "\v",
                                                       "\f",
                                                       "\r",
                                                       "\xC2\x85",
                                                       "\xC2\xA0",
                                                       "\xE1\x9A\x80",
                                                       "\xE2\x80\x80",
                                                       "\xE2\x80\x81",
                                                       "\xE2\x80\x82",
                                                       "\xE2\x80\x83",
                                                       "\xE2\x80\x84",
                                                       "\xE2\x80\x85",
                                                       "\xE2\x80\x86",
                                                       "\xE2\x80\x87",
                                                       "\xE2\x80\x88",
                                                       "\xE2\x80\x89",
                                                       "\xE2\x80\x8A",
                                                       "\xE2\x80\xA8",
                                                       "\xE2\x80\xA9",
                                                       "\xE2\x80\xAF",
                                                       "\xE2\x81\x9F",
                                                       "\xE3\x80\x80"};

/// Bytes of the white space with which `has` says that the text begins or ends; 0: none.
template <class Has>
std::size_t length_of_space(Has has) {
    const auto* const found = std::find_if(white_space.begin(), white_space.end(), has);
    return found == white_space.end() ? 0 : found->size();
}

}  // namespace

std::optional<std::string> tidy(std::string_view typed) {
    while (const auto bytes = length_of_space([&](auto space) { return typed.starts_with(space); }))
        typed.remove_prefix(bytes);
    while (const auto bytes = length_of_space([&](auto space) { return typed.ends_with(space); }))
        typed.remove_suffix(bytes);
    return to_nfc(typed);
}

}  // namespace sunomi
