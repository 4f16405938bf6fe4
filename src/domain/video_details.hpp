#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace sunomi {

/// Who may see a video: everyone, with lists and search showing it; everyone who has its link; its owner
/// only.
enum class Visibility { everyone, unlisted, owner };
std::string_view to_string(Visibility visibility);  ///< public, unlisted, private
/// invalid for any other word.
Result<Visibility> parse_visibility(std::string_view word);

/// What its owner says about a video, and may change at any time.
struct VideoDetails {
    std::string title;
    std::string description;
    std::vector<std::string> tags;
    std::string category;  ///< one of video_categories(), or empty
    std::string language;  ///< BCP 47 tag of what is spoken (`it`, `pt-BR`), or empty
    std::string licence;   ///< one of video_licences(), or empty
    Visibility visibility = Visibility::everyone;
    std::vector<std::string> content_warnings{};  ///< of content_warnings()
};

/// The form in which details are stored (NFC, trimmed, tags without repetition); invalid names the field:
/// title 1–100 characters, description ≤ 5000, at most 20 tags of 1–40 characters, category, licence and
/// content warnings of the lists, a well-formed language tag.
Result<VideoDetails> check_details(VideoDetails details);

std::span<const std::string_view> video_categories();
std::span<const std::string_view> video_licences();  ///< SPDX ids, and `all-rights-reserved`

/// What viewers may want to be warned of before they see it.
std::span<const std::string_view> content_warnings();
/// Each once, in the order of content_warnings(); invalid when one is none of them.
Result<std::vector<std::string>> check_content_warnings(const std::vector<std::string>& warnings);

/// NFC, trimmed, 1–100 characters.
Result<std::string> check_title(std::string_view title);
/// NFC, at most 5000 characters.
Result<std::string> check_description(std::string_view description);

}  // namespace sunomi
