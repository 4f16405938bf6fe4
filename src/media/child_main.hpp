#pragma once

namespace sunomi::media {

/// The whole life of a media child: reads one request from its socket, closes the sandbox around itself, does
/// what was asked and writes the answer (wire/media_frames.hpp says how, and with which descriptors and exit
/// codes). Expects to be a fresh process with an empty environment that nothing else runs in.
/// Ends the process: never returns.
int child_main();

}  // namespace sunomi::media
