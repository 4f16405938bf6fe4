#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/source_facts.hpp"

namespace sunomi::wire {

/// The plan as compact JSON: how it is stored with its video and handed to the media child. Round trips
/// exactly.
std::string plan_to_json(const VideoPlan& plan);
/// Fails with invalid for anything that is not such a plan; unknown fields are ignored (a newer version's).
Result<VideoPlan> plan_from_json(std::string_view json);

/// Source facts, as the media child answers them. The reader checks ranges: the text comes from a process
/// that parsed hostile media.
std::string facts_to_json(const SourceFacts& facts);
Result<SourceFacts> facts_from_json(std::string_view json);

}  // namespace sunomi::wire
