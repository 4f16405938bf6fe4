/// One call on a local store, for the fault tests to run under a disturbed kernel:
/// `local_store_probe ROOT put KEY BYTES allow|refuse`, `… ROOT adopt NAME KEY`, `… ROOT part UPLOAD BYTES`
/// (the room for the first BYTES) or `… ROOT complete UPLOAD BYTES KEY`. Prints `ok` or the number of the
/// Errc; the exit code tells whether it got that far.
#include <cstdio>
#include <string>
#include <vector>

#include "adapters/local_store/local_object_store.hpp"

namespace sunomi {
namespace {

template <class T>
int say(const Result<T>& done) {
    std::puts(done ? "ok" : std::to_string(static_cast<int>(done.error().code())).c_str());
    return 0;
}

int run(LocalStore& store, const std::vector<std::string>& args) {
    const auto& call = args[1];
    if (call == "part") return say(store.open_part(args[2], 0, std::stol(args[3])));
    if (call == "complete") return say(store.complete_parts(args[2], std::stol(args[3]), args.at(4)));
    if (call == "adopt") return say(store.adopt(store.incoming_dir() + "/" + args[2], args[3]));
    const auto overwrite = args.back() == "refuse" ? Overwrite::refuse : Overwrite::allow;
    return say(store.put(args[2], std::string(std::stoul(args[3]), 'n'), overwrite,
                         Deadline::in(std::chrono::seconds{30})));
}

}  // namespace
}  // namespace sunomi

int main(int count, char** words) {
    const std::vector<std::string> args(words + 1, words + count);
    if (args.size() < 4) return 2;
    auto store = sunomi::open_local_store(args[0]);
    return store ? sunomi::run(**store, args) : 3;
}
