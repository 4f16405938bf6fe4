#include "domain/plan.hpp"

namespace sunomi {

std::string track_label(const VideoPlan& plan, TrackIndex track) {
    if (track == audio_track) return "audio";
    return plan.renditions.at(static_cast<std::size_t>(track)).label;
}

std::optional<TrackIndex> find_track(const VideoPlan& plan, std::string_view label) {
    if (label == "audio") return plan.audio ? std::optional{audio_track} : std::nullopt;
    for (std::size_t i = 0; i < plan.renditions.size(); ++i) {
        if (plan.renditions[i].label == label) return static_cast<TrackIndex>(i);
    }
    return std::nullopt;
}

std::vector<TrackIndex> tracks_of(const VideoPlan& plan) {
    std::vector<TrackIndex> tracks;
    for (auto i = static_cast<TrackIndex>(plan.renditions.size()); i-- > 0;) tracks.push_back(i);
    if (plan.audio) tracks.push_back(audio_track);
    return tracks;
}

}  // namespace sunomi
