#include "domain/notification.hpp"

namespace sunomi {

std::string_view to_string(NotificationKind kind) {
    switch (kind) {
        case NotificationKind::new_video:
            return "new_video";
        case NotificationKind::comment:
            return "comment";
        case NotificationKind::reply:
            return "reply";
    }
    return "new_video";
}

}  // namespace sunomi
