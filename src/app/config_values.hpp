#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/config.hpp"

/// The kinds of values that keys of the configuration have: each function gives what sets such a field.
namespace sunomi {

/// What is wrong with a value, to be read after the key's name; nothing when it is right.
using Complaint = std::optional<std::string>;
using Set = std::function<Complaint(Config&, std::string_view)>;

enum class UrlPath { none, allowed };
/// `http(s)://host[:port]`, with a path where that is allowed; brought to the form without a last slash.
Set web_url(std::string Config::*field, UrlPath path);
/// `{scheme}PATH`; `others`: schemes, joined by blanks, of servers that this build cannot speak to.
Set local_url(std::string Config::*field, std::string scheme, std::string others);
/// Text without control characters, of so many bytes; NFC, trimmed.
Set text(std::string Config::*field, std::size_t shortest, std::size_t longest);
/// One of `words`, which must outlive the result.
Set one_of(std::string Config::*field, std::span<const std::string_view> words);
/// Bytes: a whole number, with K, M, G or T for powers of 1024.
Set bytes(std::int64_t Config::*field, std::int64_t least);
/// A time: a whole number with s, m, h or d.
Set duration(std::chrono::seconds Config::*field, std::chrono::seconds least, std::chrono::seconds most);
/// A whole number.
Set count(int Config::*field, std::uint64_t least, std::uint64_t most);

/// Does a URL lead to this very machine (127.0.0.0/8, ::1, localhost)? Then nobody listens on the way.
bool is_of_this_machine(std::string_view url);

}  // namespace sunomi
