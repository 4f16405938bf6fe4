#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.hpp"

namespace sunomi {

/// One row of the table that the variable, the TOML key, the flag, the help and the parser all come from.
struct ConfigKey {
    std::string name;          ///< as in TOML: `data_dir`
    std::string form;          ///< what stands for the value in the help: `FOLDER`
    std::string default_text;  ///< for the help
    std::string help;
    /// Sets the field; else says what is wrong with the value, to be read after the key's name.
    std::function<std::optional<std::string>(Config&, std::string_view)> set;

    /// Would this value, as an argument, show a secret to all users of the machine?
    [[nodiscard]] bool is_secret(std::string_view value) const;
    [[nodiscard]] std::string variable() const;  ///< `SUNOMI_DATA_DIR`
    [[nodiscard]] std::string flag() const;      ///< `--data-dir`
};

/// In the order of the help.
const std::vector<ConfigKey>& config_keys();

/// Fills in what depends on the machine, before any source is read.
Config machine_defaults();

}  // namespace sunomi
