// The media child of the tests: the real child_main with a sandbox around operations that do what the
// source's bytes say, and, for other arguments than `media-child`, a program that does not even speak the
// protocol.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "domain/storyboard.hpp"
#include "media/child_main.hpp"
#include "media/operations.hpp"
#include "wire/media_frames.hpp"

namespace sunomi::media {
namespace {

std::string script_of(const Input& input) {
    std::string script(static_cast<std::size_t>(std::min<std::int64_t>(input.size_bytes, 64)), '\0');
    const auto got = ::pread(input.fd, script.data(), script.size(), 0);
    script.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return script;
}

[[noreturn]] void wait_for_ever() {
    while (true) ::pause(), ::usleep(1000);
}

[[noreturn]] void compute_for_ever() {
    const volatile bool on = true;
    while (on) {
    }
    std::abort();
}

[[noreturn]] void allocate_for_ever() {
    while (true) {
        constexpr std::size_t block = 16 << 20;
        auto* bytes = static_cast<volatile char*>(::operator new(block));
        for (std::size_t i = 0; i < block; i += 4096) bytes[i] = 1;
    }
}

[[noreturn]] void execute_a_shell() {
    char name[] = "/bin/sh";
    char* const arguments[] = {name, nullptr};
    char* const environment[] = {nullptr};
    ::execve(name, arguments, environment);
    std::_Exit(0);
}

/// "denied" when every way out of the sandbox that does not kill answers EPERM.
std::string try_to_get_out() {
    if (::open("/etc/hostname", O_RDONLY | O_CLOEXEC) >= 0 || errno != EPERM) return "open";
    if (::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0 || errno != EPERM) return "fork";
    if (::kill(1, 0) == 0 || errno != EPERM) return "kill";
    if (::write(3, "x", 1) == 1) return "write";
    return "denied";
}

/// Descriptors that are open, as "0,1,2,3,4".
std::string open_descriptors() {
    std::string list;
    for (int fd = 0; fd < 1024; ++fd) {
        char c = 0;
        if (::read(fd, &c, 0) < 0 && ::write(fd, &c, 0) < 0) continue;
        list += (list.empty() ? "" : ",") + std::to_string(fd);
    }
    return list;
}

void act(const std::string& script) {
    if (script == "crash") ::raise(SIGSEGV);
    if (script == "killed") ::syscall(SYS_tgkill, ::getpid(), ::getpid(), SIGKILL);
    if (script == "wait") wait_for_ever();
    if (script == "spin") compute_for_ever();
    if (script == "allocate") allocate_for_ever();
    if (script == "execute") execute_a_shell();
    if (script == "connect") ::socket(AF_INET, SOCK_STREAM, 0);
    if (script == "leave") std::_Exit(7);
    if (script == "throw") throw std::runtime_error("a bug");
}

/// The head of a JPEG of that size.
std::string jpeg_of(int width, int height) {
    std::string bytes{"\xff\xd8\xff\xc0\0\x0b\x08", 7};
    for (const int side : {height, width}) {
        bytes += static_cast<char>(side >> 8);
        bytes += static_cast<char>(side & 0xff);
    }
    return bytes;
}

Report send_all(const std::vector<Wanted>& wanted, const Sink& sink) {
    for (const auto& track : wanted)
        for (const int segment : track.segments)
            (void)sink(track.track, segment, std::to_string(track.track) + "/" + std::to_string(segment));
    return {3, "three pictures are missing"};
}

}  // namespace

void initialize() {}

Result<SourceFacts> probe(const Input& input) {
    const auto script = script_of(input);
    act(script);
    if (script == "corrupt") return Error{Errc::corrupt_media, "This is not a video\n"};
    if (script == "bug") return Error{Errc::conflict, "not the media's fault"};
    SourceFacts facts;
    facts.size_bytes = input.size_bytes;
    facts.container = script == "escape" ? try_to_get_out() : script == "list" ? open_descriptors() : script;
    if (script == "environment")
        facts.container = std::to_string(::environ == nullptr || *::environ == nullptr);
    if (script == "impossible") facts.duration = std::chrono::microseconds{-1};
    return facts;
}

Result<std::vector<Init>> make_inits(const Input& input, const VideoPlan& plan) {
    std::vector<Init> inits;
    for (const auto track : tracks_of(plan)) inits.push_back({track, "init", "avc1.64001f"});
    if (script_of(input) == "missing") inits.pop_back();
    return inits;
}

Result<Report> make_video_segments(const Input& input, const VideoPlan&, const std::vector<Wanted>& wanted,
                                   const Sink& sink) {
    const auto script = script_of(input);
    const auto track = wanted.front().track;
    const int first = wanted.front().segments.front();
    if (script == "missing") return Report{};
    if (script == "foreign") (void)sink(track, first + 1, "x");
    if (script == "large") (void)sink(track, first, std::string(8 << 20, 'x'));
    if (script == "twice" || script == "then wait") (void)sink(track, first, "x");
    if (script == "then wait") wait_for_ever();
    return send_all(wanted, sink);
}

Result<Report> conceal_video_segments(const Input&, const VideoPlan&, const std::vector<Wanted>& wanted,
                                      const Sink& sink) {
    for (const auto& track : wanted)
        for (const int segment : track.segments) (void)sink(track.track, segment, "still");
    return Report{};
}

Result<Report> make_audio_segments(const Input&, const VideoPlan&, const std::vector<int>& segments,
                                   const Sink& sink) {
    return send_all({{audio_track, segments}}, sink);
}

Result<Report> conceal_audio_segments(const VideoPlan&, const std::vector<int>& segments, const Sink& sink) {
    for (const int segment : segments) (void)sink(audio_track, segment, "silence");
    return Report{};
}

Result<std::vector<std::string>> make_thumbnails(const Input& input, const VideoPlan&) {
    const auto script = script_of(input);
    act(script);
    if (script == "large") return std::vector{jpeg_of(640, 360) + std::string(5 << 20, 'x')};
    if (script == "foreign") return std::vector(5, jpeg_of(640, 360));
    if (script == "missing") return std::vector<std::string>{};
    return std::vector{jpeg_of(640, script == "wide" ? 641 : 360), jpeg_of(639, 1)};
}

Result<void> make_storyboard(const Input& input, const VideoPlan& plan, const SheetSink& sink) {
    const auto script = script_of(input);
    act(script);
    const auto storyboard = storyboard_of(plan);
    for (int sheet = script == "missing" ? 1 : 0; sheet < storyboard.sheets(); ++sheet) {
        const int wider = script == "wide" ? 2 : 0;
        const auto jpeg = jpeg_of(storyboard.sheet_width(sheet) + wider, storyboard.sheet_height(sheet));
        if (auto sent = sink(sheet, script == "no jpeg" ? "<html>" : jpeg); !sent) return sent.error();
        if (script == "twice") (void)sink(sheet, jpeg);
    }
    return {};
}

Result<std::string> make_profile_picture(const Input& input) {
    act(script_of(input));
    return "face of " + script_of(input);
}

Result<std::string> make_own_thumbnail(const Input& input) {
    const auto script = script_of(input);
    act(script);
    return jpeg_of(1280, script == "wide" ? 721 : 720);
}

}  // namespace sunomi::media

namespace {

void say(std::string_view bytes) {
    if (::write(sunomi::wire::child_channel_fd, bytes.data(), bytes.size()) < 0) std::_Exit(1);
}

int misbehave(std::string_view how) {
    using sunomi::wire::FrameKind;
    if (how == "garbage") say(std::string(64, '\xa5'));
    if (how == "half-head") say(std::string(8, '\1'));
    if (how == "half-frame") say(sunomi::wire::encode_head({FrameKind::facts, 0, 0, 100}) + "{");
    if (how == "endless-frame") say(sunomi::wire::encode_head({FrameKind::facts, 0, 0, 0xffffffff}));
    if (how == "bad-facts") say(sunomi::wire::encode_frame({FrameKind::facts, 0, 0, 0}, "{]"));
    if (how == "wrong-answer") say(sunomi::wire::encode_frame({FrameKind::picture, 0, 0, 0}, "x"));
    if (how == "hang-up") {
        ::close(sunomi::wire::child_channel_fd);
        while (true) ::pause();
    }
    if (how == "deaf")
        while (true) ::pause();
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string_view how = count > 1 ? arguments[1] : "";
    return how == "media-child" ? sunomi::media::child_main() : misbehave(how);
}
