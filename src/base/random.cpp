#include "base/random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <system_error>

#include "base/text.hpp"

namespace sunomi {

std::string random_bytes(std::size_t count) {
    std::string out(count, '\0');
    std::size_t got = 0;
    while (got < count) {
        const auto n = ::getrandom(out.data() + got, count - got, 0);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
        got += static_cast<std::size_t>(n);
    }
    return out;
}

std::string random_hex(std::size_t bytes) {
    return to_hex(random_bytes(bytes));
}

}  // namespace sunomi
