#include <fmt/format.h>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_database.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "adapters/sql/video_rows.hpp"

namespace sunomi {
namespace {

struct UsageRow {
    UploadUsage usage;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(usage.stored_bytes));
        statement.exchange(soci::into(usage.uploading_bytes));
        statement.exchange(soci::into(usage.open_uploads));
    }
    [[nodiscard]] const UploadUsage& value() const { return usage; }
};

struct StaleRow {
    StaleUpload upload;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(upload.video));
        statement.exchange(soci::into(upload.upload));
    }
    [[nodiscard]] const StaleUpload& value() const { return upload; }
};

/// From `videos_usage` alone. Asked when an upload begins, not by any list: some 10,000 videos take a
/// millisecond.
UploadUsage read_usage(soci::session& session, UserKey owner) {
    return *sql::find<UsageRow>(
        session,
        "SELECT COALESCE(SUM(original_bytes), 0), "
        "COALESCE(SUM(CASE WHEN state = 'UPLOADING' THEN reserved_bytes ELSE 0 END), 0), "
        "COALESCE(SUM(CASE WHEN state = 'UPLOADING' THEN 1 ELSE 0 END), 0) "
        "FROM videos WHERE owner = :owner",
        owner);
}

/// `taken` and `more` bytes together, against the quota.
Result<void> check_quota(std::int64_t taken, std::int64_t more, const UploadAllowance& allowance) {
    if (allowance.quota_bytes == 0 || more <= allowance.quota_bytes - taken) return {};
    return Error{Errc::too_large,
                 fmt::format("this file is larger than what is left of your quota: {} of {} bytes are taken; "
                             "delete videos or unfinished uploads to make room",
                             taken, allowance.quota_bytes)};
}

Result<void> check_allowance(const UploadUsage& usage, std::int64_t more, const UploadAllowance& allowance) {
    if (usage.open_uploads >= allowance.open_uploads) {
        return Error{
            Errc::conflict,
            fmt::format("you have {} unfinished uploads; finish or delete some first", usage.open_uploads)};
    }
    return check_quota(usage.stored_bytes + usage.uploading_bytes, more, allowance);
}

class SqlUploadRepository final : public UploadRepository {
public:
    SqlUploadRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<void> begin(const Video& video, const UploadAllowance& allowance) override {
        return connections_.write(
            [&](soci::session& session) { return insert_upload(session, video, allowance); });
    }

    Result<void> begin_multipart(const Video& video, const MultipartUpload& upload,
                                 const UploadAllowance& allowance) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto begun = insert_upload(session, video, allowance);
            if (!begun) return begun.error();
            sql::execute(session,
                         "INSERT INTO multipart_uploads (upload_id, video_id, owner, size_bytes, part_bytes, "
                         "created, touched) VALUES (:id, :video, :owner, :size, :part, :created, :touched)",
                         upload.id, video.id, video.owner, upload.size_bytes, upload.part_bytes,
                         to_column(upload.created), to_column(upload.created));
            return {};
        });
    }

    Result<void> reserve(const VideoId& video, std::int64_t bytes,
                         const UploadAllowance& allowance) override {
        return connections_.write([&](soci::session& session) -> Result<void> {
            const auto owner = sql::find<sql::Scalar<UserKey>>(
                session, "SELECT owner FROM videos WHERE id = :id AND state = 'UPLOADING'", video);
            const auto before = sql::find<sql::Scalar<std::int64_t>>(
                session, "SELECT reserved_bytes FROM videos WHERE id = :id", video);
            if (!owner || !before) return Error{Errc::not_found, "no such upload"};
            const auto usage = read_usage(session, *owner);
            const auto others = usage.stored_bytes + usage.uploading_bytes - *before;
            if (const auto fits = check_quota(others, bytes, allowance); !fits) return fits.error();
            // Never less than before: a larger PUT of the same upload may be under way.
            if (*before < bytes) {
                sql::execute(session, "UPDATE videos SET reserved_bytes = :bytes WHERE id = :id", bytes,
                             video);
            }
            return {};
        });
    }

    Result<UploadUsage> usage_of(UserKey owner) override {
        return connections_.read(
            [&](soci::session& session) -> Result<UploadUsage> { return read_usage(session, owner); });
    }

    Result<std::vector<StaleUpload>> list_stale(WallTime before, int most) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<StaleUpload>> {
            return sql::select<StaleRow>(
                session,
                "SELECT v.id, COALESCE(m.upload_id, '') FROM videos v "
                "LEFT JOIN multipart_uploads m ON m.video_id = v.id "
                "WHERE v.state = 'UPLOADING' AND v.created < :begun "
                "AND (m.touched IS NULL OR m.touched < :touched) ORDER BY v.created, v.id LIMIT :most",
                to_column(before), to_column(before), most);
        });
    }

    Result<bool> discard(const VideoId& video) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            const auto found =
                sql::execute(session, "DELETE FROM videos WHERE id = :id AND state = 'UPLOADING'", video);
            if (found == 0) return false;
            sql::execute(session, "DELETE FROM tombstones WHERE video_id = :id", video);
            sql::execute(session, "INSERT INTO tombstones (video_id, deleted) VALUES (:id, :deleted)", video,
                         to_column(clock_.wall()));
            return true;
        });
    }

private:
    static Result<void> insert_upload(soci::session& session, const Video& video,
                                      const UploadAllowance& allowance) {
        const auto bytes = std::max<std::int64_t>(video.declared_size, 0);
        const auto allowed = check_allowance(read_usage(session, video.owner), bytes, allowance);
        if (!allowed) return allowed.error();
        insert_video(session, video, video.created);
        sql::execute(session, "UPDATE videos SET reserved_bytes = :bytes WHERE id = :id", bytes, video.id);
        return {};
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<UploadRepository> make_sql_upload_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlUploadRepository>(database.connections(), clock);
}

}  // namespace sunomi
