#pragma once

#include <string_view>

namespace sunomi {

/// Is it, whatever its case, one of the passwords of 8 characters and more that people choose most? Some
/// 18,000 of them are known, from sites that were broken into (`common_passwords.txt`): whoever guesses
/// begins with those.
bool is_common_password(std::string_view password);

}  // namespace sunomi
