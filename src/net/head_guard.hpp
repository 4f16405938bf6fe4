#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "net/http_message.hpp"

/// The strict reader of request heads. It is our own and small because a head must be judged before anything
/// interprets it: one reading only, no repair, no second opinion for a proxy in front to disagree with. What it
/// accepts is a subset of RFC 9112: CRLF line ends, visible ASCII, no folding, lengths by Content-Length alone.
namespace sunomi::net {

/// Longest request target in bytes (RFC 9112 §3 asks for 8000 at least).
inline constexpr std::size_t max_target_bytes = 8 * 1024;
/// Most header fields of one request; browsers send about 20.
inline constexpr std::size_t max_header_fields = 128;

/// Finds the end of a head in bytes that come in pieces, and looks at every byte once.
class HeadScanner {
public:
    enum class Verdict {
        incomplete,  ///< go on reading
        complete,    ///< `length()` bytes are the head, with its empty line
        malformed,   ///< a control character, a byte above 0x7E, or CR and LF that do not stand together
        too_long,    ///< more than `limit` bytes without an end
    };

    explicit HeadScanner(std::size_t limit) : limit_(limit) {}
    /// `bytes`: all that came since reset(); only grows between calls.
    Verdict scan(std::string_view bytes);
    [[nodiscard]] std::size_t length() const { return scanned_; }
    void reset() { scanned_ = 0; }

private:
    std::size_t limit_;
    std::size_t scanned_ = 0;
};

/// A head that passed, with what it means for the connection.
struct JudgedHead {
    RequestHead head;  ///< without peer_address and request_id
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Why a head did not pass. The connection has to be closed: where its body would end is not known.
struct HeadRefusal {
    int status = 400;
    std::string reason;  ///< for the log; holds none of the request's bytes
};

/// Judges a whole head, the empty line included, by the rules that http_server.hpp lists.
std::variant<JudgedHead, HeadRefusal> judge_head(std::string_view raw);

/// The status for a head that is longer than allowed: 414 when its target is what is too long, else 431.
int status_of_too_long_head(std::string_view bytes);

/// `name` of RFC 9110 §5.6.2: what methods and field names are made of.
bool is_token(std::string_view text);

/// True when the comma-separated lists of all fields called `name` hold `token`, without regard to case.
bool lists_token(const Headers& headers, std::string_view name, std::string_view token);

}  // namespace sunomi::net
