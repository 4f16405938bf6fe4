#pragma once

#include <boost/describe.hpp>
#include <string>

/// Bodies about sessions.
namespace sunomi::api {

struct SessionBody {
    std::string id, created, lastUsed, expires, client, address;
    bool current = false;
    static SessionBody example() {
        return {"9f86d081884c7d659a2feaa0c55ad015",
                "2026-05-04T12:00:00.000Z",
                "2026-05-06T08:30:00.000Z",
                "2026-05-13T08:30:00.000Z",
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "2001:db8::17",
                true};
    }
};
BOOST_DESCRIBE_STRUCT(SessionBody, (), (id, created, lastUsed, expires, client, address, current))

}  // namespace sunomi::api
