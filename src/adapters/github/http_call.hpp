#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace sunomi {

/// Where a call may connect to: `configured`: a host that the operator named, wherever it is; `public_only`:
/// a URL that someone else named, so https and addresses of the public internet only, looked at when
/// connecting (a name may resolve to anything, and to something else the second time).
enum class Reach { configured, public_only };

struct HttpCall {
    std::string url;
    std::vector<std::string> headers;  ///< whole lines
    std::string form;                  ///< not empty: POSTed as application/x-www-form-urlencoded
    Reach reach = Reach::configured;
};

struct HttpAnswer {
    int status = 0;
    std::string body;
};

/// One exchange by libcurl. No redirect is followed, no proxy, cookie or stored password is used, an answer
/// of more than 1 MiB is too_large. unavailable, timed_out. The words of a failure never hold a byte of the
/// answer.
/// **Threads:** any; blocks.
Result<HttpAnswer> make_http_call(const HttpCall& call, Deadline deadline);

}  // namespace sunomi
