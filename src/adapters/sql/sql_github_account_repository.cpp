#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

struct LinkRow {
    UserKey user = 0;
    GithubLink link;
    std::int64_t linked = 0;

    static constexpr auto select = "SELECT user_key, github_id, login, linked FROM github_users ";
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(user));
        statement.exchange(soci::into(link.github_id));
        statement.exchange(soci::into(link.login));
        statement.exchange(soci::into(linked));
    }
    [[nodiscard]] LinkRow value() const {
        auto row = *this;
        row.link.linked = time_from_column(linked);
        return row;
    }
};

std::optional<LinkRow> row_of_github(soci::session& session, std::int64_t github_id) {
    return sql::find<LinkRow>(session, std::string(LinkRow::select) + "WHERE github_id = :id", github_id);
}
std::optional<LinkRow> row_of_user(soci::session& session, UserKey user) {
    return sql::find<LinkRow>(session, std::string(LinkRow::select) + "WHERE user_key = :user", user);
}

class SqlGithubAccountRepository final : public GithubAccountRepository {
public:
    SqlGithubAccountRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::optional<UserKey>> find_user(const GithubIdentity& identity) override {
        const auto found = connections_.read([&](soci::session& session) -> Result<std::optional<LinkRow>> {
            return row_of_github(session, identity.id);
        });
        if (!found) return found.error();
        if (!*found) return std::optional<UserKey>{};
        if ((*found)->link.login != identity.login) {
            const auto noted = connections_.write([&](soci::session& session) -> Result<void> {
                sql::execute(session, "UPDATE github_users SET login = :login WHERE github_id = :id",
                             identity.login, identity.id);
                return {};
            });
            if (!noted) return noted.error();
        }
        return std::optional{(*found)->user};
    }

    Result<UserKey> ensure_user(const GithubIdentity& identity, const User& fresh) override {
        return connections_.write([&](soci::session& session) -> Result<UserKey> {
            if (const auto known = row_of_github(session, identity.id)) return known->user;
            const auto now = clock_.wall();
            sql::execute(session,
                         "INSERT INTO users (user_id, user_id_folded, name, password_hash, "
                         "profile_picture_url, created) VALUES (:user_id, :folded, :name, '', '', :created)",
                         fresh.user_id, to_lower_ascii(fresh.user_id), fresh.name, to_column(now));
            long long key = 0;
            if (!session.get_last_insert_id("users", key))
                return Error(Errc::internal, "the database gave a new user no key");
            insert_link(session, UserKey{key}, identity, now);
            return UserKey{key};
        });
    }

    Result<void> link(UserKey user, const GithubIdentity& identity) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto by_github = row_of_github(session, identity.id);
            if (by_github && by_github->user == user) return {};
            if (by_github) return Error{Errc::conflict, "this GitHub account signs in someone else"};
            if (row_of_user(session, user)) return Error{Errc::conflict, "another GitHub account is linked"};
            insert_link(session, user, identity, clock_.wall());
            return {};
        });
    }

    Result<std::optional<GithubLink>> find_link(UserKey user) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<GithubLink>> {
            const auto row = row_of_user(session, user);
            return row ? std::optional{row->link} : std::nullopt;
        });
    }

    Result<bool> unlink(UserKey user) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            return sql::execute(session, "DELETE FROM github_users WHERE user_key = :user", user) > 0;
        });
    }

    Result<bool> spend_state(const std::string& state_hash, WallTime expires) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            sql::execute(session, "DELETE FROM spent_states WHERE expires < :now", to_column(clock_.wall()));
            const auto before = sql::find<sql::Scalar<std::int64_t>>(
                session, "SELECT expires FROM spent_states WHERE state_hash = :hash", state_hash);
            if (before) return false;
            sql::execute(session, "INSERT INTO spent_states (state_hash, expires) VALUES (:hash, :expires)",
                         state_hash, to_column(expires));
            return true;
        });
    }

private:
    static void insert_link(soci::session& session, UserKey user, const GithubIdentity& identity,
                            WallTime now) {
        sql::execute(session,
                     "INSERT INTO github_users (github_id, user_key, login, linked) "
                     "VALUES (:id, :user, :login, :linked)",
                     identity.id, user, identity.login, to_column(now));
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<GithubAccountRepository> make_sql_github_account_repository(SqlDatabase& database,
                                                                            const Clock& clock) {
    return std::make_unique<SqlGithubAccountRepository>(database.connections(), clock);
}

}  // namespace sunomi
