#include "app/administration.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "api/admin_bodies.hpp"
#include "app/part_settings.hpp"
#include "app/secret_file.hpp"

namespace sunomi {
namespace {

constexpr auto at_console = "console";

PasswordResetConfig reset_config(const Config& config) {
    PasswordResetConfig out;
    out.public_url = config.public_url;
    out.instance_name = config.instance_name;
    return out;
}

/// The text under `name`, or empty.
std::string text_of(const json::object& arguments, std::string_view name) {
    const auto* value = arguments.if_contains(name);
    return value && value->is_string() ? std::string{value->get_string()} : std::string{};
}

std::int64_t number_of(const json::object& arguments, std::string_view name, std::int64_t fallback) {
    const auto* value = arguments.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : fallback;
}

/// A command about the account named `user`: `change`, then what the account is.
template <class Change>
AdminCommands::Command on_user(AdminService& admin, Change change) {
    return [&admin, change](const json::object& arguments, const auto&) -> Result<json::value> {
        const auto user = text_of(arguments, "user");
        const Result<void> done = change(user, arguments);
        if (!done) return done.error();
        const auto account = admin.get(user);
        if (!account) return account.error();
        return api::to_json(api::admin_user_body(*account));
    };
}

Result<json::value> list_users(AdminService& admin, const json::object& arguments) {
    const auto search = text_of(arguments, "search");
    json::array users;
    for (Page page{0, 100, {}};;) {
        const auto found = admin.list(search, page);
        if (!found) return found.error();
        for (const auto& account : *found) users.push_back(api::to_json(api::admin_user_body(account)));
        if (found->size() < 100) return json::value(std::move(users));
        page.after = admin.cursor_of(found->back(), search);
    }
}

Result<json::value> reset_link(AdminService& admin, const std::string& user, const std::string& origin) {
    const auto secret = admin.make_reset_secret(at_console, user);
    if (!secret) return secret.error();
    return json::value{{"url", origin + "/reset-password?token=" + *secret}};
}

}  // namespace

Administration::Administration(const Config& config, Foundations& base, UserRepository& users,
                               RevocationList& revocations, AccountRemoval& removal, Mailer* mailer)
    : accounts(make_sql_account_administration(*base.database, system_clock())),
      invites(make_sql_invite_repository(*base.database, system_clock())),
      reset_rows(make_sql_password_reset_repository(*base.database)),
      audit(make_sql_audit_log(*base.database, system_clock())),
      password_policy(config.instance_name),
      resets(users, *reset_rows, *audit, password_policy, *base.hasher, revocations, system_clock(), mailer,
             reset_config(config)),
      gate(users, *invites, *accounts, system_clock(), sign_up_policy(config), base.setup_token),
      service(users, *accounts, *invites, password_policy, resets, removal, *audit, revocations,
              system_clock()) {}

void add_account_commands(AdminCommands& commands, AdminService& admin, const std::string& origin) {
    commands.add("users delete", [&admin](const json::object& arguments, const auto&) -> Result<json::value> {
        const auto done = admin.remove(at_console, text_of(arguments, "user"));
        if (!done) return done.error();
        return json::value{{"message", "deleted"}};
    });
    commands.add("users list", [&admin](const json::object& arguments, const auto&) {
        return list_users(admin, arguments);
    });
    commands.add("users create",
                 [&admin, origin](const json::object& arguments, const auto&) -> Result<json::value> {
                     const auto user = text_of(arguments, "user");
                     const auto word = text_of(arguments, "role");
                     const auto role = parse_role(word.empty() ? "user" : word);
                     if (!role) return role.error();
                     const auto made = admin.create(at_console, user, text_of(arguments, "name"), *role);
                     if (!made) return made.error();
                     return reset_link(admin, user, origin);
                 });
    commands.add(
        "users role",
        on_user(admin, [&admin](const std::string& user, const json::object& arguments) -> Result<void> {
            const auto role = parse_role(text_of(arguments, "role"));
            if (!role) return role.error();
            return admin.set_role(at_console, user, *role);
        }));
    commands.add("users quota",
                 on_user(admin, [&admin](const std::string& user, const json::object& arguments) {
                     return admin.set_quota(at_console, user, number_of(arguments, "quotaBytes", -1));
                 }));
    for (const bool suspended : {true, false}) {
        commands.add(suspended ? "users suspend" : "users unsuspend",
                     on_user(admin, [&admin, suspended](const std::string& user, const json::object&) {
                         return admin.set_suspended(at_console, user, suspended);
                     }));
    }
    commands.add("users reset-password",
                 [&admin, origin](const json::object& arguments, const auto&) -> Result<json::value> {
                     const auto user = text_of(arguments, "user");
                     if (!arguments.contains("password")) return reset_link(admin, user, origin);
                     const auto done = admin.set_password(at_console, user, text_of(arguments, "password"));
                     if (!done) return done.error();
                     return json::value{{"message", "the new password holds; all sessions have ended"}};
                 });
    commands.add(
        "invites create",
        [&admin, origin](const json::object& arguments, const auto&) -> Result<json::value> {
            const auto uses =
                static_cast<int>(std::min<std::int64_t>(number_of(arguments, "uses", 1), 1'000'000));
            const std::chrono::seconds life{number_of(arguments, "lifeSeconds", std::int64_t{7} * 24 * 3600)};
            const auto made = admin.create_invite(at_console, uses, life);
            if (!made) return made.error();
            return api::to_json(api::invite_body(made->invite, origin + "/signup?invite=" + made->secret));
        });
}

std::string origin_of(const Config& config, int port) {
    if (!config.public_url.empty()) return config.public_url;
    const auto& address = config.listen.address;
    if (address == "0.0.0.0" || address == "::") return fmt::format("http://localhost:{}", port);
    const bool is_v6 = address.find(':') != std::string::npos;
    return fmt::format("http://{}:{}", is_v6 ? '[' + address + ']' : address, port);
}

Result<std::string> ensure_setup_token(SqlDatabase& database, const std::string& data_dir) {
    const auto path = data_dir + "/setup-token";
    const auto has_admin = make_sql_account_administration(database, system_clock())->has_admin();
    if (!has_admin) return has_admin.error();
    if (!*has_admin) return ensure_secret_file(path);
    ::unlink(path.c_str());
    return std::string{};
}

}  // namespace sunomi
