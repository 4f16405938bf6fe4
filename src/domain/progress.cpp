#include "domain/progress.hpp"

namespace sunomi {

std::string_view progress_status(const Progress& progress) {
    switch (progress.state) {
        case VideoState::uploading:
            return "UPLOADING";
        case VideoState::processing:
            return "TRANSCODING";
        case VideoState::published:
            return progress.finished ? "COMPLETED" : "TRANSCODING";
        case VideoState::failed:
            return "ERROR";
    }
    return "ERROR";
}

bool is_final(const Progress& progress) {
    return progress.finished || progress.state == VideoState::failed;
}

}  // namespace sunomi
