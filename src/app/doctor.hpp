#pragma once

#include <string>
#include <vector>

#include "app/config.hpp"

namespace sunomi {

/// What came of one check.
struct Finding {
    enum class Grade { ok, warn, fail } grade = Grade::ok;
    std::string check;
    std::string words;  ///< what is so, and what to do about it
};

/// Checks the configuration and what it points at. Changes nothing that stays; a server may run meanwhile.
std::vector<Finding> examine(const Config& config);

/// Prints the findings, in colour on a terminal, or as JSON; 1 when one of them is a failure.
int doctor_command(const Config& config, bool as_json);

}  // namespace sunomi
