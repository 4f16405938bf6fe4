#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"

namespace sunomi {
namespace {

struct PictureRow {
    ProfilePictureRepository::InUse picture;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(picture.user));
        statement.exchange(soci::into(picture.url));
    }
    [[nodiscard]] const ProfilePictureRepository::InUse& value() const { return picture; }
};

class SqlProfilePictureRepository final : public ProfilePictureRepository {
public:
    explicit SqlProfilePictureRepository(SqlConnections& connections) : connections_(connections) {}

    Result<std::string> replace(UserKey user, const std::string& url) override {
        return connections_.write([&](soci::session& session) -> Result<std::string> {
            const auto before = sql::find<sql::Scalar<std::string>>(
                session, "SELECT profile_picture_url FROM users WHERE user_key = :user", user);
            if (!before) return Error{Errc::not_found, "no such user"};
            sql::execute(session, "UPDATE users SET profile_picture_url = :url WHERE user_key = :user", url,
                         user);
            return *before;
        });
    }

    Result<bool> set_first(UserKey user, const std::string& url) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            return sql::execute(session,
                                "UPDATE users SET profile_picture_url = :url "
                                "WHERE user_key = :user AND profile_picture_url = ''",
                                url, user) > 0;
        });
    }

    Result<std::vector<InUse>> list(UserKey after, int limit) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<InUse>> {
            return sql::select<PictureRow>(
                session,
                "SELECT user_key, profile_picture_url FROM users WHERE user_key > :after "
                "AND profile_picture_url <> '' ORDER BY user_key LIMIT :limit",
                after, limit);
        });
    }

private:
    SqlConnections& connections_;
};

}  // namespace

std::unique_ptr<ProfilePictureRepository> make_sql_profile_picture_repository(SqlDatabase& database) {
    return std::make_unique<SqlProfilePictureRepository>(database.connections());
}

}  // namespace sunomi
