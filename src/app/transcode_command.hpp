#pragma once

#include <string>

#include "app/config.hpp"

namespace sunomi {

/// `sunomi transcode IN OUTDIR`: the whole ladder of a local file, with a progress bar. Returns the exit
/// status.
int transcode_command(const Config& config, const std::string& input, const std::string& output_dir);

}  // namespace sunomi
