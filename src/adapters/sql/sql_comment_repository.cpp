#include <string>

#include "adapters/sql/audit_rows.hpp"
#include "adapters/sql/existence.hpp"
#include "adapters/sql/marked_videos.hpp"
#include "adapters/sql/notification_rows.hpp"
#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/sql_social.hpp"
#include "adapters/sql/statements.hpp"
#include "adapters/sql/times.hpp"
#include "base/text.hpp"

namespace sunomi {
namespace {

struct CommentRow {
    Comment comment;
    std::int64_t created = 0;
    std::int64_t edited = 0;

    static constexpr auto columns =
        "c.comment_id, c.video_id, c.author, u.user_id, u.name, u.profile_picture_url, c.thread, c.text, "
        "c.created, "
        "c.edited, c.replies";

    void bind(soci::statement& statement) {
        statement.exchange(soci::into(comment.id));
        statement.exchange(soci::into(comment.video));
        statement.exchange(soci::into(comment.author));
        statement.exchange(soci::into(comment.author_user_id));
        statement.exchange(soci::into(comment.author_name));
        statement.exchange(soci::into(comment.author_picture_url));
        statement.exchange(soci::into(comment.thread));
        statement.exchange(soci::into(comment.text));
        statement.exchange(soci::into(created));
        statement.exchange(soci::into(edited));
        statement.exchange(soci::into(comment.replies));
    }
    [[nodiscard]] Comment value() const {
        auto result = comment;
        result.created = time_from_column(created);
        result.edited = time_from_column(edited);
        return result;
    }
};

struct PlacedCommentRow {
    CommentRow row;
    std::string video_title;
    void bind(soci::statement& statement) {
        row.bind(statement);
        statement.exchange(soci::into(video_title));
    }
    [[nodiscard]] PlacedComment value() const { return {row.value(), video_title}; }
};

/// A page of the comments that meet `condition`, cut from an index alone and only then joined with the rows.
std::string select_page(const std::string& condition, const std::string& direction) {
    return std::string("SELECT ") + CommentRow::columns + " FROM (SELECT comment_id FROM comments WHERE " +
           condition + " ORDER BY comment_id " + direction +
           " LIMIT :take OFFSET :skip) page JOIN comments c ON c.comment_id = page.comment_id "
           "JOIN users u ON u.user_key = c.author ORDER BY c.comment_id " +
           direction;
}

std::optional<Comment> find_comment(soci::session& session, CommentId id) {
    static const auto text =
        std::string("SELECT ") + CommentRow::columns +
        " FROM comments c JOIN users u ON u.user_key = c.author WHERE c.comment_id = :id";
    return sql::find<CommentRow>(session, text, id);
}

std::string select_placed(const std::string& condition) {
    return std::string("SELECT ") + CommentRow::columns +
           ", v.title FROM (SELECT comment_id FROM comments WHERE comment_id < :after AND " + condition +
           "EXISTS (SELECT 1 FROM videos WHERE id = comments.video_id AND visibility <> 'private') "
           "ORDER BY comment_id DESC LIMIT :take OFFSET :skip) page JOIN comments c ON c.comment_id = "
           "page.comment_id JOIN users u ON u.user_key = c.author JOIN videos v ON v.id = c.video_id "
           "ORDER BY c.comment_id DESC";
}

/// The last comment that a search from `after` on looks at; 0: it comes to the end.
CommentId end_of_search(soci::session& session, CommentId after) {
    constexpr int before = CommentRepository::most_searched - 1;
    return sql::find<sql::Scalar<CommentId>>(session,
                                             "SELECT comment_id FROM comments WHERE comment_id < :after "
                                             "ORDER BY comment_id DESC LIMIT 1 OFFSET :before",
                                             after, before)
        .value_or(0);
}

/// For LIKE with `!` as its escape.
std::string pattern_of(const std::string& text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

class SqlCommentRepository final : public CommentRepository {
public:
    SqlCommentRepository(SqlConnections& connections, const Clock& clock)
        : connections_(connections), clock_(clock) {}

    Result<Added> add(const Comment& comment) override {
        return connections_.write([&](soci::session& session) -> Result<Added> {
            const auto author = require_user(session, comment.author);
            if (!author) return author.error();
            const auto video_owner = sql::find<sql::Scalar<UserKey>>(
                session, "SELECT owner FROM videos WHERE id = :id", comment.video);
            if (!video_owner) return Error(Errc::not_found, "no such video");
            const auto thread = thread_of(session, comment);
            if (!thread) return thread.error();
            const auto now = clock_.wall();
            sql::execute(session,
                         "INSERT INTO comments (video_id, author, thread, text, created) "
                         "VALUES (:video, :author, :thread, :text, :created)",
                         comment.video, comment.author, comment.thread, comment.text, to_column(now));
            long long id = 0;
            if (!session.get_last_insert_id("comments", id)) {
                return Error(Errc::internal, "the database gave a new comment no id");
            }
            Added added{*find_comment(session, id), {}};
            News news{NotificationKind::reply, comment.author, comment.video, id};
            if (*thread) notify(session, (*thread)->author, news, now, added.told);
            news.kind = NotificationKind::comment;
            notify(session, *video_owner, news, now, added.told);
            return added;
        });
    }

    Result<std::optional<Comment>> find(CommentId id) override {
        return connections_.read([&](soci::session& session) -> Result<std::optional<Comment>> {
            return find_comment(session, id);
        });
    }

    Result<std::vector<Comment>> list(const VideoId& video, CommentId thread, Order order,
                                      const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Comment>> {
            static const std::string of_thread = "video_id = :video AND thread = :thread AND comment_id ";
            static const auto falling = select_page(of_thread + "< :after", "DESC");
            static const auto rising = select_page(of_thread + "> :after", "ASC");
            const bool newest = order == Order::newest_first;
            const auto from = newest ? below(page) : above(page);
            return sql::select<CommentRow>(session, newest ? falling : rising, video, thread, from.order,
                                           page.take, page.skip);
        });
    }

    Result<std::vector<Comment>> list_of_author(UserKey author, const Page& page) override {
        return connections_.read([&](soci::session& session) -> Result<std::vector<Comment>> {
            static const auto text = select_page("author = :author AND comment_id < :after", "DESC");
            return sql::select<CommentRow>(session, text, author, below(page).order, page.take, page.skip);
        });
    }

    Result<Matches> search(const std::string& text, const Page& page) override {
        static const auto all = select_placed("");
        static const auto matching =
            select_placed("comment_id >= :last AND (text LIKE :pattern ESCAPE '!' OR author = :author) AND ");
        return connections_.read([&](soci::session& session) -> Result<Matches> {
            const auto after = below(page).order;
            Matches found;
            if (text.empty()) {
                found.comments = sql::select<PlacedCommentRow>(session, all, after, page.take, page.skip);
            } else {
                found.next = end_of_search(session, after);
                const auto author = find_user_key(session, text).value_or(0);
                found.comments = sql::select<PlacedCommentRow>(
                    session, matching, after, found.next, pattern_of(text), author, page.take, page.skip);
            }
            const bool is_full = found.comments.size() == static_cast<std::size_t>(page.take);
            if (is_full) found.next = found.comments.back().comment.id;
            return found;
        });
    }

    Result<bool> edit(CommentId id, const std::string& text) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            return sql::execute(session,
                                "UPDATE comments SET text = :text, edited = :edited WHERE comment_id = :id",
                                text, to_column(clock_.wall()), id) > 0;
        });
    }

    Result<bool> remove(CommentId id) override {
        return connections_.write(
            [&](soci::session& session) -> Result<bool> { return remove_comment(session, id); });
    }

    Result<bool> remove(CommentId id, const AuditEntry& audit) override {
        return connections_.write([&](soci::session& session) -> Result<bool> {
            if (!remove_comment(session, id)) return false;
            append_audit(session, audit, clock_.wall());
            return true;
        });
    }

private:
    static bool remove_comment(soci::session& session, CommentId id) {
        return sql::execute(session, "DELETE FROM comments WHERE comment_id = :id", id) > 0;
    }

    static std::optional<UserKey> find_user_key(soci::session& session, const std::string& user_id) {
        return sql::find<sql::Scalar<UserKey>>(
            session, "SELECT user_key FROM users WHERE user_id_folded = :id", to_lower_ascii(user_id));
    }

    /// The comment that `comment` answers.
    static Result<std::optional<Comment>> thread_of(soci::session& session, const Comment& comment) {
        if (comment.thread == 0) return std::optional<Comment>{};
        const auto thread = find_comment(session, comment.thread);
        // One on another video may be on a hidden one: nothing may tell that it is there.
        if (!thread || thread->video != comment.video) {
            return Error(Errc::not_found, "the comment that this answers is gone");
        }
        if (thread->thread != 0)
            return Error(Errc::conflict, "an answer belongs below a comment, not another answer");
        return thread;
    }

    static void notify(soci::session& session, UserKey user, const News& news, WallTime now,
                       std::vector<UserKey>& told) {
        const bool is_told = !told.empty() && told.front() == user;
        if (user == news.actor || is_told) return;
        tell(session, user, news, now);
        told.push_back(user);
    }

    SqlConnections& connections_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<CommentRepository> make_sql_comment_repository(SqlDatabase& database, const Clock& clock) {
    return std::make_unique<SqlCommentRepository>(database.connections(), clock);
}

}  // namespace sunomi
