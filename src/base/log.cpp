#include "base/log.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "base/log_line.hpp"

namespace sunomi::log {
namespace {

constexpr std::array<std::string_view, 4> level_names{"debug", "info", "warning", "error"};
constexpr std::size_t most_waiting = 4 << 20;  // bytes; some 20000 lines
constexpr std::chrono::milliseconds longest_wait{100};

std::atomic<Level> least_level{Level::info};
std::atomic<Format> chosen_format{Format::text};

void write_out(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) return;  // nobody reads the log any more
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string make_line(Level level, std::string_view line) {
    const auto time = to_rfc3339(system_clock().wall());
    const auto name = level_names[static_cast<std::size_t>(level)];
    return chosen_format == Format::json ? json_line(time, name, line) : text_line(time, name, line);
}

/// Lines that wait for their thread.
class Queue {
public:
    Queue() : thread_([this] { run(); }) {}
    ~Queue() {
        {
            const std::lock_guard lock{mutex_};
            stop_ = true;
        }
        wake_.notify_one();
        thread_.join();
        write_waiting();
    }

    void add(const std::string& line) {
        const std::lock_guard lock{mutex_};
        if (waiting_.size() + line.size() > most_waiting)
            ++dropped_;
        else
            waiting_ += line;
    }

    void write_waiting() {
        const std::lock_guard order{writing_};
        std::uint64_t dropped = 0;
        {
            const std::lock_guard lock{mutex_};
            out_.swap(waiting_);
            std::swap(dropped, dropped_);
        }
        write_out(out_);
        out_.clear();
        if (dropped > 0) warning("log lines dropped count={}", dropped);
    }

private:
    void run() {
        std::unique_lock lock{mutex_};
        while (!wake_.wait_for(lock, longest_wait, [this] { return stop_; })) {
            lock.unlock();
            write_waiting();
            lock.lock();
        }
    }

    std::mutex writing_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::string waiting_;
    std::string out_;  // swapped with waiting_, so that neither is allocated again
    std::uint64_t dropped_ = 0;
    bool stop_ = false;
    std::thread thread_;
};

Queue& queue() {
    static Queue instance;
    return instance;
}

}  // namespace

bool set_level(std::string_view name) {
    for (std::size_t i = 0; i < level_names.size(); ++i) {
        if (level_names[i] != name) continue;
        least_level = static_cast<Level>(i);
        return true;
    }
    return false;
}

void set_format(Format format) {
    chosen_format = format;
}

void write(Level level, std::string_view line) {
    if (level >= least_level) write_out(make_line(level, line));
}

void write_soon(std::string_view line) {
    if (Level::info >= least_level) queue().add(make_line(Level::info, line));
}

void flush() {
    queue().write_waiting();
}

}  // namespace sunomi::log
