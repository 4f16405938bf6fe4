#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace sunomi {

/// What a new password must be, wherever it is chosen: 8 to 200 characters, no pattern and none of those that
/// everybody tries first, and long enough without the words that are near at hand. There are no rules on
/// kinds of characters: they make passwords that are hard to remember and easy to guess. **Threads:** any.
class PasswordPolicy {
public:
    explicit PasswordPolicy(std::string_view instance_name);

    /// Words that are near at hand are the userId, the words of `name`, those of the instance's name, and
    /// `sunomi`; from three letters on and in any case. They do not count towards the 8 characters. invalid:
    /// the message says what to choose instead.
    [[nodiscard]] Result<void> check(std::string_view password, std::string_view user_id,
                                     std::string_view name) const;

private:
    std::vector<std::string> site_words_;
};

}  // namespace sunomi
