#pragma once

#include <boost/system/result.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace sunomi {

/// What went wrong, as far as a caller may branch on it. Everything else is in the message.
enum class Errc {
    invalid,              ///< the request itself is wrong (a field, a form, a range)
    unauthenticated,      ///< who asks is not known
    forbidden,            ///< known, but may not
    not_found,            ///< no such thing (or none that the asker may know of)
    conflict,             ///< the present state does not allow it; also: a fenced lease
    precondition_failed,  ///< a condition the client named does not hold (If-Match, If-None-Match)
    too_large,            ///< bigger than the limit in force
    unsupported,          ///< a media type or form that is not accepted
    corrupt_media,        ///< the media cannot be decoded; the message is fit for its uploader
    no_space,             ///< the disk (or quota of it) is full
    unavailable,          ///< a part that is needed does not answer now; trying later may help
    timed_out,            ///< the deadline passed; the outcome is unknown
    too_many,             ///< a limit of rate or concurrency
    cancelled,            ///< the caller (or a shutdown) took it back
    internal,             ///< a bug or an impossible state; logged in full, shown in none
};

/// A failure as a value: a code to branch on, a message for the log, and what caused it.
class Error {
public:
    /// Only for boost::system::result, which names one where there is none.
    Error() = default;
    Error(Errc code, std::string message) : code_(code), message_(std::move(message)) {}
    Error(Errc code, std::string message, const Error& cause)
        : code_(code), message_(std::move(message) + ": " + cause.message()) {}

    [[nodiscard]] Errc code() const { return code_; }
    [[nodiscard]] const std::string& message() const { return message_; }

private:
    Errc code_ = Errc::internal;
    std::string message_;
};

/// Called by `Result::value()` on an error: asking for a value that is not there is a bug.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::logic_error("value() of a failed Result: " + error.message());
}

/// A `T`, or the reason why there is none. Propagate in two plain lines:
/// `auto x = f(); if (!x) return x.error();`
template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
public:
    using Base = boost::system::result<T, Error>;
    using Base::Base;
    Result(Error error) : Base(boost::system::in_place_error, std::move(error)) {}
};

template <>
class [[nodiscard]] Result<void> : public boost::system::result<void, Error> {
public:
    using Base = boost::system::result<void, Error>;
    using Base::Base;
    Result() = default;
    Result(Error error) : Base(boost::system::in_place_error, std::move(error)) {}
};

}  // namespace sunomi
