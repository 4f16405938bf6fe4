#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>

#include "base/result.hpp"
#include "domain/task.hpp"

namespace sunomi {

/// TaskRepository::claim, as a part of the caller's transaction.
Result<std::optional<Task>> claim_task(soci::session& session, const std::string& owner,
                                       TaskClass task_class);

}  // namespace sunomi
