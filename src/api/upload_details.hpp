#pragma once

#include "domain/video_details.hpp"

namespace sunomi::api {

/// What the body of a new upload says of the video; fields that are absent are empty. invalid.
template <class Body>
Result<VideoDetails> details_of(const Body& body) {
    VideoDetails details;
    details.title = body.title;
    details.description = body.description.value_or("");
    if (body.tags) details.tags = *body.tags;
    details.category = body.category.value_or("");
    details.language = body.language.value_or("");
    details.licence = body.licence.value_or("");
    if (body.contentWarnings) details.content_warnings = *body.contentWarnings;
    if (body.visibility) {
        const auto visibility = parse_visibility(*body.visibility);
        if (!visibility) return visibility.error();
        details.visibility = *visibility;
    }
    return details;
}

}  // namespace sunomi::api
