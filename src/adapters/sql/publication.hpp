#pragma once

#include <soci/soci.h>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "domain/task.hpp"
#include "ports/task_repository.hpp"

namespace sunomi {

/// TaskRepository::publish, as a part of the caller's transaction.
Result<void> publish_video(soci::session& session, const Task& task, const Publication& publication,
                           WallTime now);

}  // namespace sunomi
