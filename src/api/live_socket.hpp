#pragma once

#include <memory>
#include <optional>

#include "api/progress_texts.hpp"
#include "api/services.hpp"

namespace sunomi::api {

/// The one live connection of a client: the progress of the videos that it is told to `watch`, and the
/// notifications of whoever its other end proves to be. `video` is watched from the start and until the end;
/// the socket is closed when its other end may not see it.
std::shared_ptr<net::PushSession> make_live_socket(const Services& services,
                                                   std::shared_ptr<ProgressTexts> texts,
                                                   std::optional<VideoId> video);

}  // namespace sunomi::api
