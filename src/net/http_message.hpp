#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/unique_fd.hpp"

namespace sunomi::net {

/// Header fields in the order they came; names as sent, looked up without regard to case.
class Headers {
public:
    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    /// First value, or empty.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// The head of a request that passed the guard: one valid Host, origin-form target, at most one
/// Content-Length, no Transfer-Encoding, no control characters.
struct RequestHead {
    std::string method;
    std::string target;  ///< as sent: path and query, still encoded
    std::string path;    ///< still encoded, without the query
    std::string query;   ///< still encoded, without `?`
    Headers headers;
    std::int64_t content_length = 0;
    std::string peer_address;  ///< numeric, without port
    std::string request_id;    ///< made by the server; also answered as X-Request-Id
};

/// A body that was received into a file. Whoever takes it over clears `path`; else the file is removed.
class ReceivedFile {
public:
    ReceivedFile(std::string path, std::int64_t size_bytes)
        : path_(std::move(path)), size_bytes_(size_bytes) {}
    ReceivedFile(const ReceivedFile&) = delete;
    ReceivedFile& operator=(const ReceivedFile&) = delete;
    ~ReceivedFile();
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::int64_t size_bytes() const { return size_bytes_; }
    /// For reading; not valid when the file cannot be opened.
    [[nodiscard]] UniqueFd open() const;
    void disown() { path_.clear(); }

private:
    std::string path_;
    std::int64_t size_bytes_;
};

/// A place in an open file for a body. `held` is the application's: kept until the body was taken over, or
/// the last write of one that was broken off is over.
struct FileRange {
    std::shared_ptr<UniqueFd> fd;
    std::int64_t offset = 0;
    std::shared_ptr<const void> held;
};

/// A body that was received into a FileRange.
struct ReceivedRange {
    std::string sha256;  ///< of the bytes, raw
    std::shared_ptr<const void> held;
};

struct Request {
    RequestHead head;
    std::string body;                    ///< when admitted to memory
    std::shared_ptr<ReceivedFile> file;  ///< when admitted to a file: written and fdatasync'ed
    std::optional<ReceivedRange> range;  ///< when admitted to a range: the same
};

/// A piece of an open file, sent with sendfile(2).
struct FileSlice {
    std::shared_ptr<const UniqueFd> fd;
    std::int64_t offset = 0;
    std::int64_t length = 0;
};

/// A live connection to push text to: a WebSocket or a server-sent event stream. **Threads:** any. All calls
/// are without effect once it is closed.
class PushChannel {
public:
    virtual ~PushChannel() = default;
    /// Queues one message (for SSE: one `data:` event). A reader too slow for 64 queued messages or 256 KiB
    /// is closed with 1013.
    virtual void send(std::string text) = 0;
    /// WebSocket close code (SSE: the stream just ends) after what is queued.
    virtual void close(int code) = 0;
    /// The address of the other end, for limits.
    [[nodiscard]] virtual std::string peer_address() const = 0;
};

/// What the application does with a push connection. Called on a worker thread, one call at a time.
class PushSession {
public:
    virtual ~PushSession() = default;
    virtual void on_open(std::shared_ptr<PushChannel> channel) = 0;
    /// WebSocket only: a text message of at most 16 KiB.
    virtual void on_message(std::string text) = 0;
    virtual void on_close() = 0;
};

/// Answers with a push stream instead of a body: `text/event-stream`, or a WebSocket if the request asked for
/// an upgrade (the kind is fixed by the handler).
struct PushUpgrade {
    enum class Kind { web_socket, event_stream };
    Kind kind = Kind::event_stream;
    std::shared_ptr<PushSession> session;
};

struct Response {
    int status = 200;
    int route = -1;         ///< the handler's own number for what was asked for; comes back in `finished`
    std::int64_t user = 0;  ///< the handler's own number for who asked, 0 for nobody; comes back, too
    /// Content-Length, Date, Connection and X-Request-Id are the server's business.
    Headers headers;
    std::variant<std::string, FileSlice, PushUpgrade> body;
};

/// Takes the one answer to a request, from any thread, now or later. Dropping it unanswered answers 500.
using Respond = std::function<void(Response)>;

/// What to do with the body of a request, decided from its head alone.
struct Admission {
    /// file: a fresh one, which is removed if the body does not arrive whole. range: a place in a file that
    /// is there already; whatever has arrived stays, so the client can send it again, and stop() cuts it at
    /// once.
    enum class Body { none, memory, file, range };
    Body body = Body::none;
    std::int64_t max_bytes = 0;      ///< larger: 413 (known from Content-Length before a byte is read)
    std::string directory;           ///< for `file`
    FileRange range;                 ///< for `range`
    std::optional<Response> refuse;  ///< answer at once; the connection is closed if a body was announced
};

/// One request that was answered, or whose client was gone before: what access logs and metrics are made of.
struct Exchange {
    std::string method = "-";  ///< "-" when the head could not be read
    std::string request_id;
    std::string peer_address;
    int route = -1;
    std::int64_t user = 0;
    int status = 0;                                   ///< 0: there was no answer
    std::int64_t bytes = 0;                           ///< that the client's socket took, with the head
    bool cut = false;                                 ///< the client did not get all of it
    std::chrono::steady_clock::duration duration{0};  ///< from the end of the request's head to the last byte
    std::chrono::steady_clock::duration handling{0};  ///< of it: in the application, or waiting for a worker
};

/// The application behind the server. admit() and respond() run on the bounded worker pool and may block for
/// a little.
class HttpHandler {
public:
    virtual ~HttpHandler() = default;
    /// The answer to a request without a body, if it is at hand, in memory and open files; else nothing, and
    /// admit() is asked. Called on the event loop: must not block.
    virtual std::optional<Response> at_hand(const RequestHead&) { return std::nullopt; }
    virtual Admission admit(const RequestHead& head) = 0;
    virtual void respond(Request request, Respond respond) = 0;
    /// The answer to a request that the server itself refuses (bad syntax, too large, too slow, full): same
    /// form as the application's own errors. Must not block.
    virtual Response refusal(int status, std::string_view request_id) = 0;
    /// Told of every request once it is over, on its event loop: must not block, must not throw.
    virtual void finished(const Exchange&) noexcept {}
};

}  // namespace sunomi::net
