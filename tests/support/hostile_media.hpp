#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Media for tests, made when they run: good clips by the ffmpeg program, hostile ones by hand.
namespace sunomi::test {

/// The bytes of a file that ffmpeg writes with these arguments (input and encoder options, without the
/// output) and this extension, e.g. {"-f", "lavfi", "-i", "testsrc2=d=2", "-c:v", "libx264"}, "mp4". Throws
/// std::runtime_error when ffmpeg is missing or fails.
std::string make_media(std::vector<std::string> arguments, const std::string& extension);

/// 3 s of 320×180 at 30/s with a tone: H.264 and AAC in MP4, its index at the end, a key frame each second.
std::string make_good_mp4();
/// 2 s of 160×90 with a tone: VP9 and Opus in WebM.
std::string make_good_webm();

struct HostileFile {
    std::string name;
    std::string bytes;
};

/// What people have broken video sites with: playlists that name other files, pictures and tracks that claim
/// absurd sizes, references to files outside, hours made of one frame, torn and random files. Files that name
/// another one name `bait`, an absolute path that no decoder may ever open.
std::vector<HostileFile> make_hostile_files(const std::string& bait);

/// `bytes` with some of them changed, moved, doubled or cut off; the same for the same seed.
std::string mutate(std::string bytes, std::uint64_t seed);

/// An anonymous file that holds the bytes: a descriptor of its own for the caller to close.
int open_bytes(const std::string& bytes);

}  // namespace sunomi::test
