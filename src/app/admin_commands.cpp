#include "app/admin_commands.hpp"

#include <exception>

#include "api/errors.hpp"
#include "base/log.hpp"

namespace sunomi {

Result<json::value> AdminCommands::run(const std::string& name, const json::object& arguments,
                                       const Progress& progress) const {
    const auto at = commands_.find(name);
    if (at == commands_.end()) return Error{Errc::invalid, "there is no command " + name};
    try {
        return at->second(arguments, progress);
    } catch (const std::exception& bug) {
        log::error("admin command failed command=\"{}\" error=\"{}\"", name, bug.what());
        return Error{Errc::internal, "something went wrong: the log says what"};
    }
}

Result<AdminRequest> parse_admin_request(const std::string& line) {
    boost::system::error_code failed;
    const auto value = json::parse(line, failed);
    const auto* object = failed ? nullptr : value.if_object();
    const auto* command = object ? object->if_contains("command") : nullptr;
    if (!command || !command->is_string()) return Error{Errc::invalid, "the request is no command"};
    AdminRequest request{std::string{command->get_string()}, {}};
    if (const auto* arguments = object->if_contains("arguments"); arguments && arguments->is_object()) {
        request.arguments = arguments->get_object();
    }
    return request;
}

std::string print_admin_outcome(const Result<json::value>& outcome) {
    if (outcome) return json::serialize(json::object{{"result", *outcome}});
    return json::serialize(
        json::object{{"error", outcome.error().message()}, {"code", api::word_of(outcome.error().code())}});
}

}  // namespace sunomi
