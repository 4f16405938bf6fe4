#include "adapters/smtp/smtp_mailer.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cstring>

#include "adapters/smtp/mail_text.hpp"
#include "base/random.hpp"

namespace sunomi {
namespace {

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What libcurl reads the letter from.
struct Unread {
    std::string_view rest;
};

std::size_t read_letter(char* room, std::size_t size, std::size_t count, void* letter) {
    auto& rest = static_cast<Unread*>(letter)->rest;
    const auto length = std::min(size * count, rest.size());
    std::memcpy(room, rest.data(), length);
    rest.remove_prefix(length);
    return length;
}

Error to_error(CURLcode code, long answer) {
    const std::string message = std::string("mail server: ") + curl_easy_strerror(code) +
                                (answer > 0 ? " (answer " + std::to_string(answer) + ")" : "");
    // A 5xx answer is for good (RFC 5321, 4.2.1), a refused log-in too.
    if (answer >= 500 || code == CURLE_LOGIN_DENIED) return {Errc::forbidden, message};
    if (code == CURLE_OPERATION_TIMEDOUT) return {Errc::timed_out, message};
    return {Errc::unavailable, message};
}

/// libcurl asks this at least every second; anything but 0 ends the sending.
int ask_to_stop(void* stopped, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::atomic<bool>*>(stopped)->load() ? 1 : 0;
}

class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(SmtpConfig config) : config_(std::move(config)) {}

    Result<void> send(const Mail& mail, Deadline deadline) override {
        const auto text = print_mail(mail, {config_.from_address, config_.from_name}, system_clock().wall(),
                                     random_hex(16));
        if (!text) return text.error();
        const std::unique_ptr<CURL, CloseHandle> handle{curl_easy_init()};
        const std::unique_ptr<curl_slist, FreeList> receivers{
            curl_slist_append(nullptr, ('<' + mail.to + '>').c_str())};
        if (!handle || !receivers) return Error{Errc::unavailable, "no memory for a letter"};
        Unread letter{*text};
        set_up(handle.get(), receivers.get(), letter, deadline);
        const auto code = curl_easy_perform(handle.get());
        if (code == CURLE_OK) return {};
        long answer = 0;
        curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
        return to_error(code, answer);
    }

    void stop() override { stopped_ = true; }

private:
    void set_up(CURL* handle, curl_slist* receivers, Unread& letter, Deadline deadline) {
        const auto from = '<' + config_.from_address + '>';
        const auto time = static_cast<long>(std::max<std::int64_t>(1, deadline.remaining().count()));
        curl_easy_setopt(handle, CURLOPT_URL, config_.url.c_str());
        curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(handle, CURLOPT_USE_SSL,
                         static_cast<long>(config_.tls_is_optional ? CURLUSESSL_TRY : CURLUSESSL_ALL));
        curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, receivers);
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, &read_letter);
        curl_easy_setopt(handle, CURLOPT_READDATA, &letter);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);  // there are threads
        curl_easy_setopt(handle, CURLOPT_PROXY, "");  // no variable of the environment leads mail elsewhere
        curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, time);
        curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &ask_to_stop);
        curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &stopped_);
    }

    SmtpConfig config_;
    std::atomic<bool> stopped_{false};
};

}  // namespace

std::unique_ptr<Mailer> make_smtp_mailer(SmtpConfig config) {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);  // once; what fails, send() tells
    (void)started;
    return std::make_unique<SmtpMailer>(std::move(config));
}

}  // namespace sunomi
