#include "app/admin_call.hpp"

#include <sys/socket.h>
#include <sys/stat.h>

#include "app/admin_socket.hpp"
#include "app/administration.hpp"
#include "app/foundations.hpp"
#include "base/log.hpp"

namespace sunomi {
namespace {

/// The last line that the server sends; lines of progress come before it.
Result<std::string> converse(const UniqueFd& connection, const std::string& request) {
    std::string_view rest = request;
    while (!rest.empty()) {
        const auto count = ::send(connection.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count <= 0) break;  // what it answered tells why
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    std::string all;
    char bytes[4096];
    for (;;) {
        const auto count = ::recv(connection.get(), bytes, sizeof bytes, 0);
        if (count <= 0) break;
        all.append(bytes, static_cast<std::size_t>(count));
    }
    if (!all.ends_with('\n')) return Error{Errc::unavailable, "the server ended before it answered"};
    all.pop_back();
    const auto line = all.rfind('\n');
    return line == std::string::npos ? all : all.substr(line + 1);
}

Result<json::value> ask_server(const UniqueFd& connection, const std::string& command,
                               const json::object& arguments) {
    const auto request = json::serialize(json::object{{"command", command}, {"arguments", arguments}});
    const auto line = converse(connection, request + '\n');
    if (!line) return line.error();
    boost::system::error_code failed;
    const auto answer = json::parse(*line, failed);
    if (failed || !answer.is_object()) return Error{Errc::internal, "the server's answer cannot be read"};
    const auto& fields = answer.get_object();
    if (const auto* result = fields.if_contains("result")) return *result;
    const auto* error = fields.if_contains("error");
    return Error{Errc::invalid, error && error->is_string() ? std::string{error->get_string()} : "refused"};
}

Result<json::value> run_here(const Config& config, const std::string& command,
                             const json::object& arguments) {
    ::umask(0077);
    log::set_level("warning");
    auto base = open_foundations(config);
    if (!base) return base.error();
    const auto users = make_sql_user_repository(*base->database, system_clock());
    const auto revocation_log = make_sql_revocation_log(*base->database);
    const auto account_rows = make_sql_account_repository(*base->database, system_clock());
    RevocationList revocations{*revocation_log, system_clock()};
    NoObserver nobody;
    AccountRemoval removal{*account_rows, *base->store, revocations, nobody, [](const User&) {}};
    Administration administration{config, *base, *users, revocations, removal, nullptr};
    AdminCommands commands;
    add_account_commands(commands, administration.service, origin_of(config, config.listen.port));
    return commands.run(command, arguments, [](const json::object&) { return true; });
}

}  // namespace

Result<json::value> call_admin(const Config& config, const std::string& command,
                               const json::object& arguments) {
    const auto connection = connect_admin_socket(config.data_dir);
    if (connection) return ask_server(*connection, command, arguments);
    if (connection.error().code() != Errc::not_found) return connection.error();
    return run_here(config, command, arguments);
}

}  // namespace sunomi
