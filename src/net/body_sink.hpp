#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "net/body_file.hpp"
#include "net/http_message.hpp"
#include "net/io_loop.hpp"

namespace sunomi::net {

/// Where the bytes of one announced body go. **Threads:** the loop's only.
class BodySink {
public:
    enum class State {
        ready,     ///< append() may be called
        busy,      ///< opening, or so far behind that reading has to pause
        finished,  ///< deliver() may be called
        failed,    ///< failure_status() tells the status
    };

    virtual ~BodySink() = default;
    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual int failure_status() const = 0;
    virtual void append(std::string_view bytes) = 0;
    /// After the last byte.
    virtual void finish() = 0;
    /// Puts the body into `request`.
    virtual void deliver(Request& request) = 0;
};

/// Keeps the body in memory; `length` was checked against the limit before.
std::unique_ptr<BodySink> make_memory_sink(std::int64_t length);

/// Reads the body and forgets it: for requests whose handler wants none.
std::unique_ptr<BodySink> make_discarding_sink();

/// Writes the body into `file` on the file pool, holding at most 1 MiB. `changed` is called on the loop
/// whenever the state may be another one; when the sink goes before its delivery, the file goes on the pool,
/// after its last write.
std::unique_ptr<BodySink> make_file_sink(IoLoop& loop, std::shared_ptr<BodyFile> file, std::int64_t length,
                                         std::function<void()> changed);

}  // namespace sunomi::net
