#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/plan.hpp"

namespace sunomi {

/// The small pictures that a player shows above its seek bar: *tiles* at equal distances in time, laid row by
/// row into *sheets*, each a JPEG. Follows from the plan alone, so that who makes it and who judges what was
/// made agree.
struct Storyboard {
    /// Of a full sheet. 100 tiles of 160 × 90 are 1.4 megapixels; some phones decode no more than 5.
    static constexpr int columns = 10;
    static constexpr int rows = 10;

    int tile_width = 0;  ///< even, as all sizes here; upright, in the video's own shape
    int tile_height = 0;
    std::int64_t duration_ms = 0;  ///< of the video; at least 1
    std::int64_t interval_ms = 0;  ///< from tile to tile

    [[nodiscard]] int tiles() const;
    [[nodiscard]] std::int64_t start_ms(int tile) const { return tile * interval_ms; }
    [[nodiscard]] int sheets() const;
    [[nodiscard]] int tiles_of(int sheet) const;
    /// The last sheet is no larger than its tiles need.
    [[nodiscard]] int sheet_width(int sheet) const;
    [[nodiscard]] int sheet_height(int sheet) const;
    friend bool operator==(const Storyboard&, const Storyboard&) = default;
};

/// A tile every hundredth of the video, but at least 1 s and at most 10 s apart: enough to aim with, and an
/// hour costs no more than some hundred key frames. The plan must have a picture.
Storyboard storyboard_of(const VideoPlan& plan);

/// The text of `storyboard.vtt` (WebVTT): which part of which sheet to show at what time, by spatial media
/// fragments (`#xywh=`). The cues cover the video from its start to its end; addresses are relative.
std::string storyboard_vtt(const Storyboard& storyboard);

/// `storyboard_000.jpg`, …
std::string sheet_name(int sheet);
/// Nothing for any other spelling.
std::optional<int> parse_sheet_name(std::string_view name);

}  // namespace sunomi
