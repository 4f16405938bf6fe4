#include "domain/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"

namespace sunomi {
namespace {

/// A word as letters rather than bytes.
std::vector<std::string> letters_of(std::string_view word) {
    std::vector<std::string> letters;
    for (const char c : word) {
        if ((c & 0xC0) != 0x80 || letters.empty()) letters.emplace_back();
        letters.back() += c;
    }
    return letters;
}

std::string join(const std::vector<std::string>& letters, int first, int count) {
    std::string out;
    for (int i = first; i < first + count; ++i) out += letters[static_cast<std::size_t>(i)];
    return out;
}

struct Piece {
    int first;
    int length;
};

/// `count` pieces of a word of `length` letters, the later ones longer by the rest.
std::vector<Piece> divide(int length, int count) {
    std::vector<Piece> pieces;
    int first = 0;
    for (int i = 0; i < count; ++i) {
        const int size = length / count + (i >= count - length % count ? 1 : 0);
        pieces.push_back({first, size});
        first += size;
    }
    return pieces;
}

std::string key_of(int length, int count, int number, const std::string& text) {
    return fmt::format("{}.{}.{}.{}", length, count, number, text);
}

int forgiven_edits_of(int letters) {
    if (letters < 4) return 0;
    return letters < 8 ? 1 : 2;
}

}  // namespace

int forgiven_edits(std::string_view word) {
    return forgiven_edits_of(static_cast<int>(code_points(word)));
}

int edits_between(std::string_view a, std::string_view b, int most) {
    const auto from = letters_of(a);
    const auto to = letters_of(b);
    const auto rows = from.size() + 1;
    const auto columns = to.size() + 1;
    if (std::abs(static_cast<int>(rows) - static_cast<int>(columns)) > most) return most + 1;
    std::vector<std::vector<int>> cost(rows, std::vector<int>(columns));
    for (std::size_t i = 0; i < rows; ++i) cost[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j < columns; ++j) cost[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i < rows; ++i) {
        for (std::size_t j = 1; j < columns; ++j) {
            const int replaced = cost[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return std::min(cost[rows - 1][columns - 1], most + 1);
}

std::vector<std::string> pieces_of(std::string_view word) {
    const auto letters = letters_of(word);
    const int length = static_cast<int>(letters.size());
    std::vector<std::string> keys;
    const auto file_in = [&](int count) {
        int number = 0;
        for (const auto& piece : divide(length, count)) {
            keys.push_back(key_of(length, count, number++, join(letters, piece.first, piece.length)));
        }
    };
    if (length >= 3 && length <= 8) file_in(2);  // within one edit of words of 4 to 7 letters
    if (length >= 6) file_in(3);                 // within two of longer ones
    return keys;
}

std::vector<std::string> probes_for(std::string_view word) {
    const auto letters = letters_of(word);
    const int length = static_cast<int>(letters.size());
    const int edits = forgiven_edits_of(length);
    std::vector<std::string> keys;
    if (edits == 0) return keys;
    for (int other = length - edits; other <= length + edits; ++other) {
        int number = 0;
        for (const auto& piece : divide(other, edits + 1)) {
            const int last = std::min(length - piece.length, piece.first + edits);
            for (int at = std::max(0, piece.first - edits); at <= last; ++at) {
                keys.push_back(key_of(other, edits + 1, number, join(letters, at, piece.length)));
            }
            ++number;
        }
    }
    return keys;
}

std::vector<std::string> swaps_of(std::string_view word) {
    auto letters = letters_of(word);
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        std::swap(letters[i], letters[i + 1]);
        words.push_back(join(letters, 0, static_cast<int>(letters.size())));
        std::swap(letters[i], letters[i + 1]);
    }
    return words;
}

}  // namespace sunomi
