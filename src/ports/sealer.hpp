#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace sunomi {

/// Text that only this instance can have written and only it can read, for what a browser keeps for us.
/// **Threads:** any. Every process that has the server's secret can open what another one sealed.
class Sealer {
public:
    virtual ~Sealer() = default;
    /// URL-safe. What is sealed for one purpose cannot be opened for another.
    [[nodiscard]] virtual std::string seal(std::string_view purpose, std::string_view text) const = 0;
    /// unauthenticated for anything but what seal() made for this purpose.
    [[nodiscard]] virtual Result<std::string> open(std::string_view purpose,
                                                   std::string_view sealed) const = 0;
};

}  // namespace sunomi
