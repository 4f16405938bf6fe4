#pragma once

#include <memory>

#include "app/config.hpp"
#include "base/result.hpp"

namespace sunomi {

/// The whole platform in one process, running. **Lifetime:** its destructor drains: answers what was asked,
/// ends children, gives tasks back.
class Platform {
public:
    virtual ~Platform() = default;
    [[nodiscard]] virtual std::uint16_t port() const = 0;
};

/// Builds and starts every part from the configuration. Fails with a sentence for the operator.
Result<std::unique_ptr<Platform>> start_platform(const Config& config);

}  // namespace sunomi
