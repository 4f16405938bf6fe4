#pragma once

#include <boost/json.hpp>
#include <functional>
#include <map>
#include <string>

#include "base/result.hpp"

namespace sunomi {

namespace json = boost::json;

/// What someone on this machine may ask of the platform: a name and a function for each. The same table
/// stands behind the socket of a running server and behind `sunomi admin` when none runs. **Threads:**
/// complete before the first run(), then any.
class AdminCommands {
public:
    /// Takes news of a command that lasts. False: nobody listens any more, or the server stops; a command
    /// that can be given up should end then.
    using Progress = std::function<bool(const json::object& news)>;
    /// Fails with a sentence for the operator.
    using Command =
        std::function<Result<json::value>(const json::object& arguments, const Progress& progress)>;

    void add(const std::string& name, Command command) { commands_[name] = std::move(command); }
    /// invalid when there is no such command. What a command throws becomes an internal error.
    [[nodiscard]] Result<json::value> run(const std::string& name, const json::object& arguments,
                                          const Progress& progress) const;

private:
    std::map<std::string, Command> commands_;
};

/// One line of the socket's protocol. A request is `{"command": NAME, "arguments": {…}}`; answers are any
/// number of `{"progress": {…}}` and then one `{"result": …}` or `{"error": SENTENCE, "code": WORD}`. The
/// form is read here for both ends.
struct AdminRequest {
    std::string command;
    json::object arguments;
};
Result<AdminRequest> parse_admin_request(const std::string& line);
std::string print_admin_outcome(const Result<json::value>& outcome);

}  // namespace sunomi
