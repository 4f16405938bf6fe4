#pragma once

#include <string>
#include <vector>

#include "api/operation.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// Progress as a stream: `/ws?videoId=`, `/api/upload/ws/{videoID}` and `/api/upload/sse/{videoID}` are the
/// same one.
std::vector<Operation> progress_operations(const Services& services);

/// Empty text is null in JSON.
inline std::optional<std::string> text_or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

}  // namespace sunomi::api
