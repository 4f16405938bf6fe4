#include <fmt/format.h>

#include "adapters/sql/audit_rows.hpp"
#include "adapters/sql/session_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/user_rows.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

struct SummaryRow {
    UserRow user;
    std::int64_t used_bytes = 0;
    std::int64_t videos = 0;
    void bind(soci::statement& statement) {
        user.bind(statement);
        statement.exchange(soci::into(used_bytes));
        statement.exchange(soci::into(videos));
    }
    [[nodiscard]] AccountSummary value() const { return {user.value(), used_bytes, videos}; }
};

/// Sums and counts come from the index videos_usage: at most a page of accounts is shown, to few people.
std::string select_accounts(const std::string& condition) {
    return fmt::format(
        "SELECT {}, (SELECT COALESCE(SUM(original_bytes), 0) FROM videos WHERE owner = u.user_key), "
        "(SELECT COUNT(*) FROM videos WHERE owner = u.user_key) FROM users u WHERE {}",
        UserRow::columns, condition);
}

/// Every text that begins with `prefix` is at least `prefix` and less than this: U+10FFFF is no character.
std::string end_of_prefix(const std::string& prefix) {
    return prefix + "\xF4\x8F\xBF\xBF";
}

constexpr std::int64_t by_user_id =
    0;  // a cursor's order in the first stretch; in the second it is a user's key

/// The first stretch of the list: by userId.
std::vector<AccountSummary> list_by_user_id(soci::session& session, const std::string& prefix,
                                            const Page& page) {
    static const auto text = select_accounts(
        "u.user_id_folded >= :from AND u.user_id_folded < :to AND u.user_id_folded > :after AND +u.closed = "
        "0 "
        "ORDER BY u.user_id_folded LIMIT :take OFFSET :skip");
    return sql::select<SummaryRow>(session, text, prefix, end_of_prefix(prefix),
                                   page.after ? page.after->id : std::string{}, page.take, page.skip);
}

/// The second stretch: by name, without those of the first.
std::vector<AccountSummary> list_by_name(soci::session& session, const std::string& prefix,
                                         const Page& page) {
    static const auto text = select_accounts(
        "u.name_folded >= :from AND u.name_folded < :to AND (u.name_folded, u.user_key) > (:name, :key) "
        "AND NOT (u.user_id_folded >= :from2 AND u.user_id_folded < :to2) AND +u.closed = 0 "
        "ORDER BY u.name_folded, u.user_key LIMIT :take OFFSET :skip");
    const auto after = page.after.value_or(Cursor{0, ""});
    return sql::select<SummaryRow>(session, text, prefix, end_of_prefix(prefix), after.id, after.order,
                                   prefix, end_of_prefix(prefix), page.take, page.skip);
}

int count_by_user_id(soci::session& session, const std::string& prefix) {
    return sql::find<sql::Scalar<int>>(session,
                                       "SELECT COUNT(*) FROM users WHERE user_id_folded >= :from AND "
                                       "user_id_folded < :to AND closed = 0",
                                       prefix, end_of_prefix(prefix))
        .value_or(0);
}

class SqlAccountAdministration final : public AccountAdministration {
public:
    SqlAccountAdministration(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::vector<AccountSummary>> list(const std::string& search, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<AccountSummary>> {
            const auto prefix = to_lower_ascii(search);
            const bool in_names = page.after && page.after->order != by_user_id;
            std::vector<AccountSummary> found;
            if (!in_names) found = list_by_user_id(session, prefix, page);
            const int missing = page.take - static_cast<int>(found.size());
            if (prefix.empty() || missing == 0) return found;
            Page rest{0, missing, in_names ? page.after : std::nullopt};
            if (found.empty() && page.skip > 0) rest.skip = page.skip - count_by_user_id(session, prefix);
            auto named = list_by_name(session, prefix, rest);
            std::move(named.begin(), named.end(), std::back_inserter(found));
            return found;
        });
    }

    [[nodiscard]] Cursor cursor_of(const AccountSummary& last, const std::string& search) const override {
        const auto folded = to_lower_ascii(last.user.user_id);
        if (folded.starts_with(to_lower_ascii(search))) return {by_user_id, folded};
        return {last.user.key, to_lower_ascii(last.user.name)};
    }

    Result<AccountSummary> get(const std::string& user_id) override {
        return connections_.read([&](soci::session& session) -> Result<AccountSummary> {
            static const auto text = select_accounts("u.user_id_folded = :id AND u.closed = 0");
            auto found = sql::find<SummaryRow>(session, text, to_lower_ascii(user_id));
            if (!found) return Error{Errc::not_found, "no such user"};
            return std::move(*found);
        });
    }

    Result<std::vector<Revocation>> set_role(UserKey user, Role role, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<Revocation>> {
            const auto before = role_of(session, user);
            if (!before) return before.error();
            if (role != Role::admin) {
                if (const auto stays = require_admin_without(session, user); !stays) return stays.error();
            }
            sql::execute(session, "UPDATE users SET role = :role WHERE user_key = :user",
                         std::string(to_string(role)), user);
            append_audit(session, audit, clock_.wall());
            if (role >= *before) return std::vector<Revocation>{};
            return end_sessions(session, user, std::nullopt);
        });
    }

    Result<std::vector<Revocation>> set_suspended(UserKey user, bool suspended,
                                                  const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<std::vector<Revocation>> {
            const auto role = role_of(session, user);
            if (!role) return role.error();
            if (suspended) {
                if (const auto stays = require_admin_without(session, user); !stays) return stays.error();
            }
            const int value = suspended ? 1 : 0;
            sql::execute(session, "UPDATE users SET suspended = :suspended WHERE user_key = :user", value,
                         user);
            append_audit(session, audit, clock_.wall());
            if (!suspended) return std::vector<Revocation>{};
            return end_sessions(session, user, std::nullopt);
        });
    }

    Result<void> set_quota(UserKey user, std::int64_t quota_bytes, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto changed = sql::execute(
                session, "UPDATE users SET quota_bytes = :quota WHERE user_key = :user AND closed = 0",
                quota_bytes, user);
            if (changed == 0) return Error{Errc::not_found, "no such user"};
            append_audit(session, audit, clock_.wall());
            return {};
        });
    }

    Result<bool> has_admin() override {
        return connections_.read([&](soci::session& session) -> Result<bool> { return any_admin(session); });
    }

    Result<UserKey> create_first_admin(const User& user, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<UserKey> {
            if (any_admin(session)) return Error{Errc::forbidden, "this set-up link is not valid any more"};
            auto admin = user;
            admin.role = Role::admin;
            const auto key = insert_user(session, admin, clock_.wall());
            if (key) append_audit(session, audit, clock_.wall());
            return key;
        });
    }

private:
    static bool any_admin(soci::session& session) {
        return sql::find<sql::Scalar<UserKey>>(
                   session, "SELECT user_key FROM users WHERE role = 'admin' AND closed = 0 LIMIT 1")
            .has_value();
    }
    static Result<Role> role_of(soci::session& session, UserKey user) {
        const auto role = sql::find<sql::Scalar<std::string>>(
            session, "SELECT role FROM users WHERE user_key = :user AND closed = 0", user);
        if (!role) return Error{Errc::not_found, "no such user"};
        return parse_role(*role);
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<AccountAdministration> make_sql_account_administration(SqlDatabase& database,
                                                                       const Clock& clock) {
    return std::make_unique<SqlAccountAdministration>(database.connections(), clock);
}

}  // namespace sunomi
