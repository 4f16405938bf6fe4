#include "net/body_sink.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/log.hpp"

namespace sunomi::net {
namespace {

/// A piece to the disk: large enough that the hop to the file pool costs nothing beside the write.
constexpr std::size_t piece_bytes = 256 * 1024;
/// With the piece that is being written (this size at most) a connection holds 1 MiB.
constexpr std::size_t max_waiting_bytes = 512 * 1024;

class MemorySink final : public BodySink {
public:
    /// A client that announces much and sends nothing does not get the memory beforehand.
    explicit MemorySink(std::int64_t length) {
        body_.reserve(static_cast<std::size_t>(std::min<std::int64_t>(length, 16 * 1024)));
    }
    State state() const override { return finished_ ? State::finished : State::ready; }
    int failure_status() const override { return 500; }
    void append(std::string_view bytes) override { body_ += bytes; }
    void finish() override { finished_ = true; }
    void deliver(Request& request) override { request.body = std::move(body_); }

private:
    std::string body_;
    bool finished_ = false;
};

class DiscardingSink final : public BodySink {
public:
    State state() const override { return finished_ ? State::finished : State::ready; }
    int failure_status() const override { return 500; }
    void append(std::string_view) override {}
    void finish() override { finished_ = true; }
    void deliver(Request&) override {}

private:
    bool finished_ = false;
};

/// Moves pieces between the loop and the file pool, one job at a time. Jobs hold it, so that a connection
/// that closes in the middle leaves a consistent object; the file itself is always closed and removed on the
/// pool.
class FileWriter : public std::enable_shared_from_this<FileWriter> {
public:
    using State = BodySink::State;

    FileWriter(IoLoop& loop, std::shared_ptr<BodyFile> file, std::function<void()> changed)
        : loop_(loop), changed_(std::move(changed)), file_(std::move(file)) {}

    void open(std::int64_t length) {
        run([length](BodyFile& file) { return file.open(length); });
    }

    State state() const {
        if (status_ != 0) return State::failed;
        if (completed_) return State::finished;
        const bool behind = working_ && (!opened_ || finishing_ || waiting_.size() >= max_waiting_bytes);
        return behind ? State::busy : State::ready;
    }
    int failure_status() const { return status_; }

    void append(std::string_view bytes) {
        waiting_ += bytes;
        if (!working_ && waiting_.size() >= piece_bytes) write_waiting();
    }

    void finish() {
        finishing_ = true;
        if (!working_) complete();
    }

    void deliver(Request& request) {
        file_->deliver(request);
        release();
    }

    /// Nobody waits for this body any more.
    void release() {
        changed_ = nullptr;
        if (working_) return;
        loop_.server().files.submit([file = std::move(file_)] {});
    }

private:
    using Work = std::function<Result<void>(BodyFile&)>;

    void write_waiting() {
        run([bytes = std::exchange(waiting_, {})](BodyFile& file) { return file.write(bytes); });
    }

    void complete() {
        completing_ = true;
        run([bytes = std::exchange(waiting_, {})](BodyFile& file) -> Result<void> {
            auto written = file.write(bytes);
            if (!written) return written;
            return file.complete();
        });
    }

    void run(Work work) {
        working_ = loop_.server().files.submit([self = shared_from_this(), work = std::move(work)] {
            auto result = work(*self->file_);
            self->loop_.post([self, result = std::move(result)] { self->on_worked(result); });
        });
        if (!working_) status_ = 503;
    }

    void on_worked(const Result<void>& result) {
        working_ = false;
        if (!changed_) return release();
        if (!result) {
            log::error("request body: {}", result.error().message());
            status_ = result.error().code() == Errc::no_space ? 507 : 500;
        } else if (completing_) {
            completed_ = true;
        } else {
            opened_ = true;
            if (finishing_)
                complete();
            else if (waiting_.size() >= piece_bytes)
                write_waiting();
        }
        const auto changed = changed_;  // it may end in release(), which empties the member
        changed();
    }

    IoLoop& loop_;
    std::function<void()> changed_;
    std::shared_ptr<BodyFile> file_;
    std::string waiting_;
    bool working_ = false;
    bool opened_ = false;
    bool finishing_ = false;   ///< the last byte was appended
    bool completing_ = false;  ///< the last job is under way
    bool completed_ = false;
    int status_ = 0;
};

class FileSink final : public BodySink {
public:
    FileSink(std::shared_ptr<FileWriter> writer, ServerContext& server)
        : writer_(std::move(writer)), server_(server) {
        ++server_.uploads_open;
    }
    ~FileSink() override {
        --server_.uploads_open;
        if (writer_) writer_->release();
    }
    State state() const override { return writer_->state(); }
    int failure_status() const override { return writer_->failure_status(); }
    void append(std::string_view bytes) override { writer_->append(bytes); }
    void finish() override { writer_->finish(); }
    void deliver(Request& request) override { std::exchange(writer_, nullptr)->deliver(request); }

private:
    std::shared_ptr<FileWriter> writer_;
    ServerContext& server_;
};

}  // namespace

std::unique_ptr<BodySink> make_memory_sink(std::int64_t length) {
    return std::make_unique<MemorySink>(length);
}

std::unique_ptr<BodySink> make_discarding_sink() {
    return std::make_unique<DiscardingSink>();
}

std::unique_ptr<BodySink> make_file_sink(IoLoop& loop, std::shared_ptr<BodyFile> file, std::int64_t length,
                                         std::function<void()> changed) {
    auto writer = std::make_shared<FileWriter>(loop, std::move(file), std::move(changed));
    writer->open(length);
    return std::make_unique<FileSink>(std::move(writer), loop.server());
}

}  // namespace sunomi::net
