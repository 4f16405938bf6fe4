#include "domain/storyboard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace sunomi {
namespace {

constexpr int tiles_in_a_sheet = Storyboard::columns * Storyboard::rows;
/// The box that a tile fits into. Upright videos are as wide as others (9 : 16 is 160 × 284).
constexpr int box_width = 160;
constexpr int box_height = 288;
constexpr std::int64_t tiles_wanted = 100;
constexpr std::int64_t shortest_interval_ms = 1'000;
constexpr std::int64_t longest_interval_ms = 10'000;

std::string clock_time(std::int64_t ms) {
    const auto seconds = ms / 1000;
    return fmt::format("{:02}:{:02}:{:02}.{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, ms % 1000);
}

std::int64_t divide_up(std::int64_t number, std::int64_t by) {
    return (number + by - 1) / by;
}

}  // namespace

int Storyboard::tiles() const {
    return static_cast<int>(divide_up(duration_ms, interval_ms));
}

int Storyboard::sheets() const {
    return static_cast<int>(divide_up(tiles(), tiles_in_a_sheet));
}

int Storyboard::tiles_of(int sheet) const {
    return std::min(tiles_in_a_sheet, tiles() - sheet * tiles_in_a_sheet);
}

int Storyboard::sheet_width(int sheet) const {
    return tile_width * std::min(columns, tiles_of(sheet));
}

int Storyboard::sheet_height(int sheet) const {
    return tile_height * static_cast<int>(divide_up(tiles_of(sheet), columns));
}

Storyboard storyboard_of(const VideoPlan& plan) {
    const auto& top = plan.renditions.front();
    const double scale = std::min(
        {1.0, static_cast<double>(box_width) / top.width, static_cast<double>(box_height) / top.height});
    const auto even = [&](int side) {
        return std::max(2, 2 * static_cast<int>(std::lround(side * scale / 2)));
    };
    Storyboard storyboard;
    storyboard.tile_width = even(top.width);
    storyboard.tile_height = even(top.height);
    storyboard.duration_ms = std::max<std::int64_t>(1, std::llround(plan.timeline.duration() * 1000));
    storyboard.interval_ms = std::clamp(divide_up(storyboard.duration_ms, tiles_wanted), shortest_interval_ms,
                                        longest_interval_ms);
    return storyboard;
}

std::string storyboard_vtt(const Storyboard& storyboard) {
    std::string text = "WEBVTT\n";
    for (int tile = 0; tile < storyboard.tiles(); ++tile) {
        const auto end = std::min(storyboard.start_ms(tile + 1), storyboard.duration_ms);
        const int place = tile % tiles_in_a_sheet;
        text += fmt::format("\n{} --> {}\n{}#xywh={},{},{},{}\n", clock_time(storyboard.start_ms(tile)),
                            clock_time(end), sheet_name(tile / tiles_in_a_sheet),
                            place % Storyboard::columns * storyboard.tile_width,
                            place / Storyboard::columns * storyboard.tile_height, storyboard.tile_width,
                            storyboard.tile_height);
    }
    return text;
}

std::string sheet_name(int sheet) {
    return fmt::format("storyboard_{:03}.jpg", sheet);
}

std::optional<int> parse_sheet_name(std::string_view name) {
    constexpr std::string_view before = "storyboard_";
    constexpr std::size_t digits = 3;  // 12 hours, the longest there may be, are 44 sheets
    if (!name.starts_with(before) || name.size() < before.size() + digits) return std::nullopt;
    const auto number = parse_u64(name.substr(before.size(), digits));
    if (!number || sheet_name(static_cast<int>(*number)) != name) return std::nullopt;
    return static_cast<int>(*number);
}

}  // namespace sunomi
