/// One call on a local store, for the fault tests to run under a disturbed kernel:
/// `local_store_probe ROOT put KEY BYTES allow|refuse` or `local_store_probe ROOT adopt NAME KEY`.
/// Prints `ok` or the number of the Errc; the exit code tells whether it got that far.
#include <cstdio>
#include <string>
#include <vector>

#include "adapters/local_store/local_object_store.hpp"

int main(int count, char** words) {
    using namespace sunomi;
    const std::vector<std::string> args(words + 1, words + count);
    if (args.size() < 4) return 2;
    auto store = open_local_store(args[0]);
    if (!store) return 3;
    const auto overwrite = args.back() == "refuse" ? Overwrite::refuse : Overwrite::allow;
    const auto done = args[1] == "put" ? (*store)->put(args[2], std::string(std::stoul(args[3]), 'n'),
                                                       overwrite, Deadline::in(std::chrono::seconds{30}))
                                       : (*store)->adopt((*store)->incoming_dir() + "/" + args[2], args[3]);
    std::puts(done ? "ok" : std::to_string(static_cast<int>(done.error().code())).c_str());
    return 0;
}
