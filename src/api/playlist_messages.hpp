#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "api/video_messages.hpp"

/// Bodies about playlists. Field by field as clients see them; each with an example for the documentation.
namespace sunomi::api {

struct NewPlaylistBody {
    std::string title;
    std::optional<std::string> description, visibility;
    static NewPlaylistBody example() { return {"Beaches", "From north to south", "public"}; }
};
BOOST_DESCRIBE_STRUCT(NewPlaylistBody, (), (title, description, visibility))

struct PlaylistChangeBody {
    std::optional<std::string> title, description, visibility;
    static PlaylistChangeBody example() { return {"Best beaches", std::nullopt, "unlisted"}; }
};
BOOST_DESCRIBE_STRUCT(PlaylistChangeBody, (), (title, description, visibility))

struct PlaylistBody {
    std::string id, userId, userName, kind, title, description, visibility;
    int videos = 0;  // that the viewer may see
    std::string created, updated;
    std::optional<bool> hasVideo;  // is the video in it that was asked about; null: none was
    static PlaylistBody example() {
        return {"00ba5eba11000000",
                "ada",
                "Ada Lovelace",
                "plain",
                "Beaches",
                "From north to south",
                "public",
                1,
                "2026-05-04T12:00:00.000Z",
                "2026-05-04T12:30:00.000Z",
                true};
    }
};
BOOST_DESCRIBE_STRUCT(PlaylistBody, (),
                      (id, userId, userName, kind, title, description, visibility, videos, created, updated,
                       hasVideo))

struct PlaylistItemBody {
    VideoListItem video;
    std::string added;
    static PlaylistItemBody example() { return {VideoListItem::example(), "2026-05-04T12:30:00.000Z"}; }
};
BOOST_DESCRIBE_STRUCT(PlaylistItemBody, (), (video, added))

struct PlaylistDetailBody {
    PlaylistBody playlist;
    std::vector<PlaylistItemBody> items;
    static PlaylistDetailBody example() { return {PlaylistBody::example(), {PlaylistItemBody::example()}}; }
};
BOOST_DESCRIBE_STRUCT(PlaylistDetailBody, (), (playlist, items))

struct PlaylistAdditionBody {
    std::string videoId;
    static PlaylistAdditionBody example() { return {"00c0ffee00c0ffee"}; }
};
BOOST_DESCRIBE_STRUCT(PlaylistAdditionBody, (), (videoId))

struct PlaylistMoveBody {
    std::optional<std::string> after;  // the video that it is to follow; null: to the beginning
    static PlaylistMoveBody example() { return {"00c0ffee00c0ffee"}; }
};
BOOST_DESCRIBE_STRUCT(PlaylistMoveBody, (), (after))

}  // namespace sunomi::api
