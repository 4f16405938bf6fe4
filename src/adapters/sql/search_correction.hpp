#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <vector>

namespace sunomi {

/// `words` with each one that no listed video has replaced by the most similar one that some have: fewest
/// edits first, then most videos. Nothing when there is nothing to replace, or nothing similar to replace it
/// by.
std::optional<std::vector<std::string>> corrected(soci::session& session,
                                                  const std::vector<std::string>& words);

}  // namespace sunomi
