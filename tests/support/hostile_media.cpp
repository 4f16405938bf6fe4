#include "support/hostile_media.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace sunomi::test {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;

/// A folder that goes away with its owner.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "sunomi-media-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

void run(std::vector<std::string> arguments) {
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_t pid = -1;
    int status = -1;
    if (::posix_spawnp(&pid, argv[0], nullptr, nullptr, argv.data(), ::environ) != 0)
        throw std::runtime_error("cannot run " + arguments.front());
    if (::waitpid(pid, &status, 0) != pid || status != 0)
        throw std::runtime_error(arguments.front() + " failed");
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::uint64_t next(std::uint64_t& state) {  // xorshift64 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

std::string big_endian_32(std::size_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xff);
    return out;
}

std::size_t big_endian_32_at(const std::string& bytes, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

std::size_t offset_of(const std::string& bytes, std::string_view what) {
    const auto at = bytes.find(what);
    if (at == std::string::npos) throw std::runtime_error("the clip has no " + std::string(what));
    return at;
}

/// An MP4 whose first track's samples are said to be in the file `path`. The index is the file's last box, so
/// that no offset moves when it grows.
std::string with_outside_reference(std::string mp4, const std::string& path) {
    const auto url = offset_of(mp4, "url ") - 4;
    const auto entry = big_endian_32(12 + path.size() + 1) + "url " + "\0\0\0\0"s + path + "\0"s;
    const auto grown = entry.size() - big_endian_32_at(mp4, url);
    std::size_t from = 0;
    for (const auto* box : {"moov", "trak", "mdia", "minf", "dinf", "dref"}) {
        const auto type = mp4.find(box, from);
        if (type == std::string::npos || type > url) throw std::runtime_error("an MP4 of another form");
        mp4.replace(type - 4, 4, big_endian_32(big_endian_32_at(mp4, type - 4) + grown));
        from = type;
    }
    return mp4.replace(url, big_endian_32_at(mp4, url), entry);
}

/// An MP4 whose video track says it is 65535 × 65535.
std::string with_absurd_size(std::string mp4) {
    return mp4.replace(offset_of(mp4, "avc1"sv) + 28, 4, "\xff\xff\xff\xff");
}

/// An AVI whose JPEG frames claim 65500 × 65500: 6 GB if anyone believed it.
std::string with_absurd_pictures(std::string avi) {
    const auto start_of_frame = "\xff\xc0\x00\x11\x08"sv;
    for (auto at = avi.find(start_of_frame); at != std::string::npos; at = avi.find(start_of_frame, at + 5))
        avi.replace(at + 5, 4, "\xff\xdc\xff\xdc");
    return avi;
}

std::string random_bytes(std::size_t count) {
    std::uint64_t state = 88172645463325252ULL;
    std::string bytes(count, '\0');
    for (char& c : bytes) c = static_cast<char>(next(state));
    return bytes;
}

std::string huge_png() {
    return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0"s + random_bytes(64);
}

std::vector<HostileFile> playlists(const std::string& bait) {
    const std::string hls = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n";
    return {
        {"hls-playlist", hls + "file://" + bait + "\n#EXT-X-ENDLIST\n"},
        {"hls-key",
         "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + bait + "\"\n#EXTINF:9,\nconcat:" + bait + "\n"},
        {"hls-of-itself", hls + "/proc/self/fd/3\n"},
        {"dash-manifest",
         "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period>"
         "<AdaptationSet><Representation id=\"0\"><BaseURL>file://" +
             bait + "</BaseURL></Representation></AdaptationSet></Period></MPD>"},
        {"ffconcat", "ffconcat version 1.0\nfile '" + bait + "'\n"},
        {"session-description",
         "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"},
        {"huge-svg",
         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99999999\" height=\"99999999\">"
         "<image href=\"" +
             bait + "\"/></svg>"},
    };
}

std::vector<HostileFile> clips(const std::string& bait) {
    const auto mp4 = make_good_mp4();
    const auto avi = make_media({"-f", "lavfi", "-i", "testsrc2=s=64x64:d=1:r=5", "-c:v", "mjpeg"}, "avi");
    const TemporaryFolder folder;
    const auto attachment = folder.path() / "a.txt";
    std::ofstream(attachment) << "attached";
    return {
        {"outside-reference", with_outside_reference(mp4, "file://" + bait)},
        {"absurd-size", with_absurd_size(mp4)},
        {"absurd-pictures", with_absurd_pictures(avi)},
        {"three-hours-in-one-frame",
         make_media({"-f", "lavfi", "-i", "color=s=64x64:r=1/10800", "-frames:v", "1", "-c:v", "libx264"},
                    "mp4")},
        {"cut-before-index", mp4.substr(0, mp4.size() / 2)},
        {"cut-in-index", mp4.substr(0, mp4.size() - 300)},
        {"attachment", make_media({"-f", "lavfi", "-i", "testsrc2=s=64x64:d=1", "-c:v", "libx264", "-attach",
                                   attachment.string(), "-metadata:s:t:0", "mimetype=text/plain",
                                   "-metadata:s:t:0", "filename=../../../../" + bait},
                                  "mkv")},
    };
}

}  // namespace

std::string make_media(std::vector<std::string> arguments, const std::string& extension) {
    const TemporaryFolder folder;
    const auto out = folder.path() / ("clip." + extension);
    std::vector<std::string> command{"ffmpeg", "-nostdin", "-v", "error", "-y"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.push_back(out.string());
    run(std::move(command));
    return read_file(out);
}

std::string make_good_mp4() {
    return make_media(
        {"-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=3", "-f", "lavfi", "-i", "sine=d=3", "-c:v",
         "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30", "-c:a", "aac"},
        "mp4");
}

std::string make_good_webm() {
    return make_media({"-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=2", "-f", "lavfi", "-i", "sine=d=2",
                       "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"},
                      "webm");
}

std::vector<HostileFile> make_hostile_files(const std::string& bait) {
    auto files = playlists(bait);
    for (auto& clip : clips(bait)) files.push_back(std::move(clip));
    files.push_back({"huge-png", huge_png()});
    files.push_back({"random", random_bytes(100'000)});
    files.push_back({"random-mp4",
                     "\0\0\0\x18"
                     "ftypisom\0\0\2\0isomiso2\0\1\x86\x9cmoov"s +
                         random_bytes(100'000)});
    files.push_back({"random-matroska", "\x1a\x45\xdf\xa3"s + random_bytes(100'000)});
    files.push_back({"zeros", std::string(100'000, '\0')});
    files.push_back({"one-byte", "\0"s});
    files.push_back({"empty", ""});
    return files;
}

std::string mutate(std::string bytes, std::uint64_t seed) {
    std::uint64_t state = seed * 0x9e3779b97f4a7c15ULL + 1;
    const auto below = [&state](std::size_t limit) { return limit == 0 ? 0 : next(state) % limit; };
    for (int warm_up = 0; warm_up < 8; ++warm_up) next(state);
    if (bytes.empty()) return bytes;
    // An index is small and at one end of most files: two of three mutants change only one end.
    const auto end_bytes = std::min<std::size_t>(bytes.size(), 4096);
    const auto place = below(3);
    const auto window = place == 0 ? bytes.size() : end_bytes;
    const auto start = place == 2 ? bytes.size() - end_bytes : 0;
    const auto changes = 1 + below(40);
    for (std::size_t i = 0; i < changes; ++i) bytes[start + below(window)] = static_cast<char>(next(state));
    const auto length = std::min<std::size_t>(1 + below(400), bytes.size());
    const auto from = below(bytes.size() - length + 1);
    switch (below(8)) {
        case 0:
            bytes.resize(1 + below(bytes.size()));
            break;
        case 1:
            bytes.insert(below(bytes.size()), bytes.substr(from, length));
            break;
        case 2:
            bytes.erase(from, length);
            break;
        default:
            break;
    }
    return bytes;
}

int open_bytes(const std::string& bytes) {
    const int fd = ::memfd_create("media", MFD_CLOEXEC);
    std::size_t written = 0;
    while (fd >= 0 && written < bytes.size()) {
        const auto count = ::write(fd, bytes.data() + written, bytes.size() - written);
        if (count <= 0) throw std::runtime_error("no room for a test file");
        written += static_cast<std::size_t>(count);
    }
    return fd;
}

}  // namespace sunomi::test
