#include "adapters/github/http_call.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <memory>
#include <new>

#include "adapters/github/public_address.hpp"

namespace sunomi {
namespace {

constexpr std::size_t longest_answer = 1 << 20;

struct Free {
    void operator()(CURL* it) const { curl_easy_cleanup(it); }
    void operator()(curl_slist* it) const { curl_slist_free_all(it); }
};

bool set_up_curl() {
    static const bool done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return done;
}

std::size_t take_bytes(char* bytes, std::size_t, std::size_t count, void* body) {
    auto& taken = *static_cast<std::string*>(body);
    if (taken.size() + count > longest_answer) return 0;
    taken.append(bytes, count);
    return count;
}

curl_socket_t open_socket(void* reach, curlsocktype, curl_sockaddr* address) {
    if (*static_cast<const Reach*>(reach) == Reach::public_only && !is_public_address(address->addr))
        return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

template <class T>
void set(CURL* curl, CURLoption option, T value) {
    // What fails here is an option that this libcurl does not have, or no memory.
    if (curl_easy_setopt(curl, option, value) != CURLE_OK) throw std::bad_alloc{};
}

void set_rules(CURL* curl, const HttpCall& call, Deadline deadline) {
    set(curl, CURLOPT_URL, call.url.c_str());
    set(curl, CURLOPT_PROTOCOLS_STR, call.reach == Reach::public_only ? "https" : "http,https");
    set(curl, CURLOPT_FOLLOWLOCATION, 0L);
    set(curl, CURLOPT_PROXY, "");
    set(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_USERAGENT, "Sunomi/" SUNOMI_VERSION);
    set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(1, deadline.remaining().count())));
    set(curl, CURLOPT_MAXFILESIZE, static_cast<long>(longest_answer));
    set(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    set(curl, CURLOPT_OPENSOCKETDATA, const_cast<Reach*>(&call.reach));
    if (!call.form.empty()) {
        set(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(call.form.size()));
        set(curl, CURLOPT_POSTFIELDS, call.form.c_str());
    }
}

Errc code_of(CURLcode failed) {
    if (failed == CURLE_OPERATION_TIMEDOUT) return Errc::timed_out;
    return failed == CURLE_FILESIZE_EXCEEDED || failed == CURLE_WRITE_ERROR ? Errc::too_large
                                                                            : Errc::unavailable;
}

}  // namespace

Result<HttpAnswer> make_http_call(const HttpCall& call, Deadline deadline) {
    if (!set_up_curl()) return Error{Errc::internal, "libcurl cannot be set up"};
    if (deadline.expired()) return Error{Errc::timed_out, "no time is left"};
    const std::unique_ptr<CURL, Free> curl{curl_easy_init()};
    if (!curl) throw std::bad_alloc{};
    std::unique_ptr<curl_slist, Free> headers;
    for (const auto& line : call.headers) {
        auto* longer = curl_slist_append(headers.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc{};
        (void)headers.release();
        headers.reset(longer);
    }
    HttpAnswer answer;
    set_rules(curl.get(), call, deadline);
    set(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    set(curl.get(), CURLOPT_WRITEFUNCTION, take_bytes);
    set(curl.get(), CURLOPT_WRITEDATA, &answer.body);
    const auto done = curl_easy_perform(curl.get());
    if (done != CURLE_OK) return Error{code_of(done), curl_easy_strerror(done)};
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

}  // namespace sunomi
