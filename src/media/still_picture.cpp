// Heads of picture files: JPEG (ITU T.81, annex B), PNG (W3C, 5), WebP (RFC 9649) and the Exif block in each
// of them (CIPA DC-008, 4.5 and 4.6).
#include "media/still_picture.hpp"

#include <cstdint>
#include <string>

namespace sunomi::media {
namespace {

using namespace std::literals;

enum class Order { big, little };

/// Reads of hostile bytes: what lies beyond the end is 0.
struct Bytes {
    std::string_view text;

    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count, Order order) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto place = order == Order::big ? at + i : at + count - 1 - i;
            value = value << 8U | (place < text.size() ? static_cast<unsigned char>(text[place]) : 0U);
        }
        return value;
    }
    [[nodiscard]] bool has(std::size_t at, std::string_view magic) const {
        return at <= text.size() && text.substr(at, magic.size()) == magic;
    }
    [[nodiscard]] std::string_view part(std::size_t at, std::size_t count) const {
        return at < text.size() ? text.substr(at, count) : std::string_view{};
    }
};

/// The orientation in a TIFF block; 1 when there is none.
int orientation_of(std::string_view tiff) {
    constexpr std::size_t entry_bytes = 12;
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::uint32_t most_entries = 1000;
    if (tiff.starts_with("Exif\0\0"sv)) tiff.remove_prefix(6);
    const Bytes block{tiff};
    if (!block.has(0, "II*\0"sv) && !block.has(0, "MM\0*"sv)) return 1;
    const auto order = tiff[0] == 'I' ? Order::little : Order::big;
    const std::size_t directory = block.number(4, 4, order);
    const auto count = std::min(block.number(directory, 2, order), most_entries);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto entry = directory + 2 + i * entry_bytes;
        if (block.number(entry, 2, order) != orientation_tag) continue;
        const auto value = static_cast<int>(block.number(entry + 8, 2, order));
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

bool begins_frame(std::uint32_t marker) {  // SOF0 … SOF15; the three others there are tables
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

StillPicture read_jpeg(const Bytes& file) {
    StillPicture picture{AV_CODEC_ID_MJPEG};
    constexpr std::uint32_t start_of_scan = 0xDA;
    bool has_exif = false;
    for (std::size_t at = 2; at + 4 <= file.text.size();) {
        const auto marker = file.number(at + 1, 1, Order::big);
        if (file.number(at, 1, Order::big) != 0xFF || marker == start_of_scan) break;
        if (marker == 0xFF) {  // a fill byte
            ++at;
            continue;
        }
        const std::size_t length = file.number(at + 2, 2, Order::big);
        if (begins_frame(marker)) {
            picture.height = static_cast<int>(file.number(at + 5, 2, Order::big));
            picture.width = static_cast<int>(file.number(at + 7, 2, Order::big));
        }
        if (marker == 0xE1 && !has_exif && file.has(at + 4, "Exif\0\0"sv) && length > 2) {
            picture.orientation = orientation_of(file.part(at + 4, length - 2));
            has_exif = true;
        }
        at += 2 + length;
    }
    return picture;
}

StillPicture read_png(const Bytes& file) {
    StillPicture picture{AV_CODEC_ID_PNG};
    constexpr std::size_t around = 12;  // length, type and checksum
    for (std::size_t at = 8; at + around <= file.text.size();) {
        const std::size_t length = file.number(at, 4, Order::big);
        if (file.has(at + 4, "IHDR")) {
            picture.width = static_cast<int>(file.number(at + 8, 4, Order::big) & 0x7fffffffU);
            picture.height = static_cast<int>(file.number(at + 12, 4, Order::big) & 0x7fffffffU);
        }
        if (file.has(at + 4, "eXIf")) picture.orientation = orientation_of(file.part(at + 8, length));
        at += around + length;
    }
    return picture;
}

/// One chunk of a WebP file, whose data lie at `at`.
void read_webp_chunk(const Bytes& file, std::string_view kind, std::size_t at, std::size_t length,
                     StillPicture& picture) {
    const auto number = [&](std::size_t offset, std::size_t count) {
        return file.number(at + offset, count, Order::little);
    };
    if (kind == "VP8X") {
        picture.width = static_cast<int>(number(4, 3)) + 1;
        picture.height = static_cast<int>(number(7, 3)) + 1;
    } else if (kind == "VP8 " && picture.width == 0) {
        picture.width = static_cast<int>(number(6, 2) & 0x3fffU);
        picture.height = static_cast<int>(number(8, 2) & 0x3fffU);
    } else if (kind == "VP8L" && picture.width == 0) {
        const auto bits = number(1, 4);
        picture.width = static_cast<int>(bits & 0x3fffU) + 1;
        picture.height = static_cast<int>(bits >> 14U & 0x3fffU) + 1;
    } else if (kind == "EXIF") {
        picture.orientation = orientation_of(file.part(at, length));
    }
}

Result<StillPicture> read_webp(const Bytes& file) {
    constexpr std::uint32_t is_animation = 2;
    StillPicture picture{AV_CODEC_ID_WEBP};
    for (std::size_t at = 12; at + 8 <= file.text.size();) {
        const auto kind = file.part(at, 4);
        const std::size_t length = file.number(at + 4, 4, Order::little);
        if (kind == "VP8X" && (file.number(at + 8, 1, Order::little) & is_animation) != 0) {
            return Error{Errc::corrupt_media, "This picture is an animation. Choose one that stands still."};
        }
        read_webp_chunk(file, kind, at + 8, length, picture);
        at += 8 + length + (length & 1U);
    }
    return picture;
}

Error refusal(const Bytes& file) {
    const auto begins = [&](auto... magic) { return (file.has(0, magic) || ...); };
    auto what = "its format is not known"s;
    if (file.text.empty())
        what = "it is empty";
    else if (begins("GIF8"sv))
        what = "it is a GIF";
    else if (file.has(4, "ftypavi"))
        what = "it is an AVIF picture";
    else if (file.has(4, "ftyphei") || file.has(4, "ftypmif1") || file.has(4, "ftyphev"))
        what = "it is a HEIC picture";
    else if (file.has(4, "ftyp") || begins("\x1A\x45\xDF\xA3"sv))
        what = "it is a video";
    else if (begins("BM"sv))
        what = "it is a BMP picture";
    else if (begins("II*\0"sv, "MM\0*"sv))
        what = "it is a TIFF picture";
    else if (begins("%PDF"sv))
        what = "it is a PDF document";
    else if (file.part(0, 1024).find("<svg") != std::string_view::npos || begins("<?xml"sv))
        what = "it is a drawing (SVG)";
    return Error{Errc::corrupt_media, "A picture must be a JPEG, PNG or WebP file: " + what + "."};
}

}  // namespace

Result<StillPicture> read_still_picture(std::string_view text) {
    const Bytes file{text};
    if (file.has(0, "\xFF\xD8\xFF"sv)) return read_jpeg(file);
    if (file.has(0, "\x89PNG\r\n\x1A\n"sv)) return read_png(file);
    if (file.has(0, "RIFF") && file.has(8, "WEBP")) return read_webp(file);
    return refusal(file);
}

}  // namespace sunomi::media
