#include "domain/video_details.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/typed_text.hpp"

namespace sunomi {
namespace {

constexpr std::size_t most_tags = 20;
constexpr std::size_t longest_tag = 40;

constexpr std::array<std::string_view, 16> categories{
    "animals", "art",   "comedy", "education", "entertainment", "film",   "food",       "gaming",
    "how-to",  "music", "news",   "nonprofit", "people",        "sports", "technology", "travel"};
constexpr std::array<std::string_view, 8> licences{"all-rights-reserved", "CC0-1.0",        "CC-BY-4.0",
                                                   "CC-BY-SA-4.0",        "CC-BY-ND-4.0",   "CC-BY-NC-4.0",
                                                   "CC-BY-NC-SA-4.0",     "CC-BY-NC-ND-4.0"};
constexpr std::array<std::string_view, 7> warnings_there_are{
    "nudity", "violence", "gore", "drugs", "strong-language", "flashing-lights", "other"};

bool is_letters_or_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

/// RFC 5646: a primary subtag of 2 or 3 letters, then subtags of 1 to 8 letters or digits.
bool is_language_tag(std::string_view tag) {
    if (tag.size() > 35) return false;
    const auto parts = split(tag, '-');
    const auto& primary = parts.front();
    const bool letters =
        std::none_of(primary.begin(), primary.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (primary.size() < 2 || primary.size() > 3 || !letters) return false;
    return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return !part.empty() && part.size() <= 8 && is_letters_or_digits(part);
    });
}

Result<std::vector<std::string>> check_tags(const std::vector<std::string>& tags) {
    std::vector<std::string> out;
    for (const auto& tag : tags) {
        auto text = tidy(tag);
        const bool one_line = text && text->find_first_of("\r\n") == std::string::npos;
        if (!one_line || text->empty() || code_points(*text) > longest_tag) {
            return Error{Errc::invalid, "a tag must be 1 to 40 characters of one line"};
        }
        const bool known = std::any_of(out.begin(), out.end(),
                                       [&](const auto& other) { return equals_ignoring_case(other, *text); });
        if (!known) out.push_back(std::move(*text));
    }
    if (out.size() > most_tags) return Error{Errc::invalid, "at most 20 tags can be given"};
    return out;
}

bool is_empty_or_one_of(std::string_view word, std::span<const std::string_view> words) {
    return word.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view to_string(Visibility visibility) {
    switch (visibility) {
        case Visibility::everyone:
            return "public";
        case Visibility::unlisted:
            return "unlisted";
        case Visibility::owner:
            return "private";
    }
    return "private";
}

Result<Visibility> parse_visibility(std::string_view word) {
    for (const auto visibility : {Visibility::everyone, Visibility::unlisted, Visibility::owner}) {
        if (word == to_string(visibility)) return visibility;
    }
    return Error{Errc::invalid, "visibility must be public, unlisted or private"};
}

Result<VideoDetails> check_details(VideoDetails details) {
    const auto title = check_title(details.title);
    if (!title) return title.error();
    const auto description = check_description(details.description);
    if (!description) return description.error();
    const auto tags = check_tags(details.tags);
    if (!tags) return tags.error();
    if (!is_empty_or_one_of(details.category, categories))
        return Error{Errc::invalid, "there is no such category"};
    if (!is_empty_or_one_of(details.licence, licences))
        return Error{Errc::invalid, "there is no such licence"};
    if (!details.language.empty() && !is_language_tag(details.language)) {
        return Error{Errc::invalid, "language must be a tag such as it or pt-BR"};
    }
    const auto warnings = check_content_warnings(details.content_warnings);
    if (!warnings) return warnings.error();
    details.content_warnings = *warnings;
    details.title = *title;
    details.description = *description;
    details.tags = *tags;
    return details;
}

std::span<const std::string_view> video_categories() {
    return categories;
}
std::span<const std::string_view> video_licences() {
    return licences;
}

std::span<const std::string_view> content_warnings() {
    return warnings_there_are;
}

Result<std::vector<std::string>> check_content_warnings(const std::vector<std::string>& warnings) {
    const auto is_known = [](const std::string& word) {
        return std::ranges::find(warnings_there_are, word) != warnings_there_are.end();
    };
    if (!std::ranges::all_of(warnings, is_known)) {
        return Error{Errc::invalid, "there is no such content warning"};
    }
    std::vector<std::string> out;
    for (const auto known : warnings_there_are) {
        if (std::ranges::find(warnings, known) != warnings.end()) out.emplace_back(known);
    }
    return out;
}

Result<std::string> check_title(std::string_view title) {
    auto text = tidy(title);
    if (!text || text->empty() || code_points(*text) > 100) {
        return Error{Errc::invalid, "title must be 1 to 100 characters long"};
    }
    return std::move(*text);
}

Result<std::string> check_description(std::string_view description) {
    auto text = to_nfc(description);
    if (!text || code_points(*text) > 5000) {
        return Error{Errc::invalid, "description must be at most 5000 characters long"};
    }
    return std::move(*text);
}

}  // namespace sunomi
