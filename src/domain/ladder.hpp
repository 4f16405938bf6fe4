#pragma once

#include <string>

#include "base/result.hpp"
#include "domain/plan.hpp"
#include "domain/source_facts.hpp"

namespace sunomi {

/// The most a source may be. Larger is refused with a sentence for its uploader.
struct SourceLimits {
    int max_side = 8192;
    std::int64_t max_pixels = 8192LL * 4352;
    std::chrono::seconds max_duration{std::chrono::hours{12}};
};

/// Judges the facts: has something to play, sane sizes and rates, at least 90 % of what its index claims,
/// and not a handful of pictures spread over hours. Fails with corrupt_media; the message is for people.
Result<void> check_source(const SourceFacts& facts, const SourceLimits& limits = {});

/// How to encode; an operator's choice, the same for the whole instance.
struct LadderPolicy {
    std::string preset = "veryfast";
    double crf = 23;
    bool allow_copy = true;
};

/// The plan of a source that passed `check_source`: the ladder's rungs (2160p 10000, 1440p 8000, 1080p 5000,
/// 720p 2500, 480p 1200, 360p 800 kbit/s caps) that fit it, one of them at the source's own size when that is
/// more than 1.15× the largest rung below it or smaller than all; never larger than the source; display
/// aspect and rotation applied. Chooses copy or encode for the top rung and the audio, and with it the
/// timeline.
VideoPlan make_plan(const SourceFacts& facts, const LadderPolicy& policy = {});

/// What is missing of a damaged source, in a sentence ("The last 0:12 of 2:00 are missing …"); empty if
/// nothing.
std::string missing_part(const SourceFacts& facts);

}  // namespace sunomi
