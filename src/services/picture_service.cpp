#include "services/picture_service.hpp"

#include <set>

#include "base/log.hpp"
#include "base/random.hpp"
#include "services/place.hpp"

namespace sunomi {
namespace {

constexpr std::string_view folder = "avatars/";
constexpr std::string_view path_prefix = "/media/avatars/";
constexpr std::string_view ending = ".jpg";
constexpr std::size_t id_digits = 16;
constexpr std::chrono::seconds making_time{30};
constexpr std::chrono::seconds store_time{10};
/// Decoders at once, of as many cores' worth of work: they run at normal priority, next to waiting viewers.
constexpr int most_at_once = 2;

bool is_name(std::string_view name) {
    return name.size() == id_digits + ending.size() && name.ends_with(ending) &&
           name.find_first_not_of("0123456789abcdef") == id_digits;
}

ObjectKey key_of(std::string_view name) {
    return std::string{folder} + std::string{name};
}

}  // namespace

Result<std::string> PictureService::store_new(const MediaSource& source) {
    const Place place{being_made_, most_at_once};
    if (!place.is_free())
        return Error{Errc::too_many, "other pictures are being made; try again in a moment"};
    const auto jpeg = media_.make_profile_picture(source, Deadline::in(making_time));
    if (!jpeg) return jpeg.error();
    const auto name = random_hex(id_digits / 2) + std::string{ending};
    const auto stored = store_.put(key_of(name), *jpeg, Overwrite::refuse, Deadline::in(store_time));
    if (!stored) return stored.error();
    return std::string{path_prefix} + name;
}

Result<std::string> PictureService::set(UserKey user, const MediaSource& source) {
    auto url = store_new(source);
    if (!url) return url.error();
    const auto before = users_.replace(user, *url);
    // When nobody knows whether the row was written, the object must stay.
    if (!before && before.error().code() == Errc::not_found) remove_object(*url);
    if (!before) return before.error();
    remove_object(*before);
    return std::move(*url);
}

Result<bool> PictureService::set_first(UserKey user, const MediaSource& source) {
    const auto url = store_new(source);
    if (!url) return url.error();
    const auto done = users_.set_first(user, *url);
    if (done && !*done) remove_object(*url);
    return done;
}

Result<void> PictureService::clear(UserKey user) {
    const auto before = users_.replace(user, "");
    if (!before) return before.error();
    remove_object(*before);
    return {};
}

void PictureService::remove_object(const std::string& url) {
    if (!url.starts_with(path_prefix)) return;
    const auto name = std::string_view{url}.substr(path_prefix.size());
    if (!is_name(name)) return;
    const auto removed = store_.remove(key_of(name), Deadline::in(store_time));
    if (!removed)
        log::warning("picture not removed yet name={} error=\"{}\"", name, removed.error().message());
}

Result<LocalObject> PictureService::open(std::string_view name) {
    if (!is_name(name)) return Error{Errc::not_found, "no such picture"};
    return files_.open_local(key_of(name));
}

Result<int> PictureService::remove_orphans() {
    constexpr int page = 1000;
    std::set<std::string> in_use;
    for (UserKey after = 0;;) {
        const auto some = users_.list(after, page);
        if (!some) return some.error();
        for (const auto& [user, url] : *some) {
            after = user;
            in_use.insert(url);
        }
        if (some->size() < page) break;
    }
    const auto stored = store_.list(std::string{folder}, Deadline::in(std::chrono::seconds{60}));
    if (!stored) return stored.error();
    int removed = 0;
    for (const auto& object : *stored) {
        const auto url = std::string{path_prefix} + object.key.substr(folder.size());
        if (in_use.contains(url)) continue;
        remove_object(url);
        ++removed;
    }
    return removed;
}

}  // namespace sunomi
