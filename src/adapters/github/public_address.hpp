#pragma once

#include <sys/socket.h>

namespace sunomi {

/// Is it an address of the public internet? False for everything that leads to this machine, its network, a
/// cloud's metadata, or an address inside of another (IANA's special-purpose registries, RFC 6890 and
/// successors).
bool is_public_address(const sockaddr& address);

}  // namespace sunomi
