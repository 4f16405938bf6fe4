#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"

namespace sunomi {
namespace {

/// Of `m`, a row of multipart_uploads, and `v`, its video.
constexpr auto upload_columns =
    "m.upload_id, m.video_id, m.owner, v.title, m.size_bytes, m.part_bytes, m.stored_parts, m.stored_bytes, "
    "m.completed, m.created, m.touched";

struct UploadRow {
    MultipartUpload upload;
    int completed = 0;
    std::int64_t created = 0;
    std::int64_t touched = 0;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(upload.id));
        statement.exchange(soci::into(upload.video));
        statement.exchange(soci::into(upload.owner));
        statement.exchange(soci::into(upload.title));
        statement.exchange(soci::into(upload.size_bytes));
        statement.exchange(soci::into(upload.part_bytes));
        statement.exchange(soci::into(upload.stored_parts));
        statement.exchange(soci::into(upload.stored_bytes));
        statement.exchange(soci::into(completed));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(touched));
    }
    [[nodiscard]] MultipartUpload value() const {
        auto result = upload;
        result.completed = completed != 0;
        result.created = time_from_column(created);
        result.touched = time_from_column(touched);
        return result;
    }
};

struct PartRow {
    StoredPart part;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(part.part));
        statement.exchange(soci::into(part.size_bytes));
        statement.exchange(soci::into(part.etag));
    }
    [[nodiscard]] const StoredPart& value() const { return part; }
};

/// Forgets the part, if it is there, and what it counts for.
void remove_part(soci::session& session, const UploadId& id, int part) {
    const auto size = sql::find<sql::Scalar<std::int64_t>>(
        session, "SELECT size_bytes FROM upload_parts WHERE upload_id = :id AND part = :part", id, part);
    if (!size) return;
    sql::execute(session, "DELETE FROM upload_parts WHERE upload_id = :id AND part = :part", id, part);
    sql::execute(session,
                 "UPDATE multipart_uploads SET stored_parts = stored_parts - 1, "
                 "stored_bytes = stored_bytes - :size WHERE upload_id = :id",
                 *size, id);
}

class SqlMultipartRepository final : public MultipartRepository {
public:
    SqlMultipartRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<std::optional<MultipartUpload>> find(const UploadId& id) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<MultipartUpload>> {
            static const auto text = std::string("SELECT ") + upload_columns +
                                     " FROM multipart_uploads m JOIN videos v ON v.id = m.video_id "
                                     "WHERE m.upload_id = :id";
            return sql::find<UploadRow>(session, text, id);
        });
    }

    Result<std::vector<MultipartUpload>> list_open(UserKey owner, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<MultipartUpload>> {
            static const auto open = std::string("SELECT ") + upload_columns +
                                     " FROM multipart_uploads m JOIN videos v ON v.id = m.video_id "
                                     "WHERE m.owner = :owner AND m.completed = 0 ";
            static const auto order = "ORDER BY m.created DESC, m.upload_id DESC LIMIT :take";
            if (page.after) {
                return sql::select<UploadRow>(
                    session, open + "AND (m.created, m.upload_id) < (:created, :id) " + order, owner,
                    page.after->order, page.after->id, page.take);
            }
            return sql::select<UploadRow>(session, open + order + " OFFSET :skip", owner, page.take,
                                          page.skip);
        });
    }

    Result<std::vector<StoredPart>> list_parts(const UploadId& id) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<StoredPart>> {
            return sql::select<PartRow>(
                session,
                "SELECT part, size_bytes, etag FROM upload_parts WHERE upload_id = :id ORDER BY part", id);
        });
    }

    Result<void> record_part(const UploadId& id, const StoredPart& part) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            remove_part(session, id, part.part);
            const auto found = sql::execute(
                session,
                "UPDATE multipart_uploads SET stored_parts = stored_parts + 1, "
                "stored_bytes = stored_bytes + :size, touched = :now WHERE upload_id = :id AND completed = 0",
                part.size_bytes, to_column(clock_.wall()), id);
            if (found == 0) return Error{Errc::not_found, "no such upload"};
            sql::execute(session,
                         "INSERT INTO upload_parts (upload_id, part, size_bytes, etag) "
                         "VALUES (:id, :part, :size, :etag)",
                         id, part.part, part.size_bytes, part.etag);
            return {};
        });
    }

    Result<void> withdraw_part(const UploadId& id, int part) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            remove_part(session, id, part);
            return {};
        });
    }

private:
    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<MultipartRepository> make_sql_multipart_repository(SqlDatabase& database,
                                                                   const Clock& clock) {
    return std::make_unique<SqlMultipartRepository>(database.connections(), clock);
}

}  // namespace sunomi
