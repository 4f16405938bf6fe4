#pragma once

#include <soci/soci.h>

#include <string>
#include <string_view>

#include "domain/video.hpp"

namespace sunomi {

/// How the columns of a video become a Video.
struct VideoRow {
    Video video;
    std::int64_t created = 0;
    std::string state;
    int finished = 0;
    std::string concealed_notice;
    std::int64_t duration_ms = -1;

    /// The columns in the order of bind(), of `v`, a row of videos, and `u`, its owner.
    static constexpr auto columns =
        "v.id, v.owner, u.user_id, v.title, v.description, v.created, v.state, v.finished, v.error, "
        "v.notice, "
        "v.concealed_notice, v.declared_size, v.declared_type, v.original_etag, v.original_bytes, "
        "v.duration_ms, "
        "v.width, v.height, v.likes, v.views";

    void bind(soci::statement& statement);
    [[nodiscard]] Video value() const;
};

/// The state of that name; throws soci::soci_error for any other word, which no column can hold.
VideoState video_state_from(std::string_view name);

}  // namespace sunomi
