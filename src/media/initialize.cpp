#include "media/complaint.hpp"
#include "media/operations.hpp"

namespace sunomi::media {

// The codecs, filters and the C library are linked, not loaded on demand; nothing else needs a file.
void initialize() {
    complaint::start_collecting();
}

}  // namespace sunomi::media
