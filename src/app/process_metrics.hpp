#pragma once

#include "base/metrics.hpp"

namespace sunomi {

/// This process as the kernel sees it, under the names that all of Prometheus' clients use (`process_…`), and what its
/// media children have used.
void print_process(metrics::Text& text);

}  // namespace sunomi
