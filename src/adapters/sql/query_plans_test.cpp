#include <gmock/gmock.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <set>

#include "adapters/sql/sql_connections.hpp"
#include "adapters/sql/statements.hpp"
#include "support/sqlite_storage.hpp"

namespace sunomi {
namespace {

sqlite_api::sqlite3* handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

int note_statement(unsigned, void* statements, void*, void* text) {
    static_cast<std::set<std::string>*>(statements)->insert(static_cast<const char*>(text));
    return 0;
}

/// Every statement that runs on `session` from now on.
void watch(soci::session& session, std::set<std::string>& statements) {
    sqlite_api::sqlite3_trace_v2(handle_of(session), SQLITE_TRACE_STMT, note_statement, &statements);
}
void end_watch(soci::session& session) {
    sqlite_api::sqlite3_trace_v2(handle_of(session), 0, nullptr, nullptr);
}

void use_uploads(SqliteStorage& storage, UserKey owner) {
    auto& uploads = storage.uploads();
    auto& parts = storage.multiparts();
    Video single;
    single.id = "00000000000000ab";
    single.owner = owner;
    ASSERT_TRUE(uploads.begin(single, {}));
    ASSERT_TRUE(uploads.reserve(single.id, 5, {}));
    Video video = single;
    video.id = "00000000000000ac";
    MultipartUpload upload{"u1", video.id, owner, "", 20, 10};
    ASSERT_TRUE(uploads.begin_multipart(video, upload, {}));
    ASSERT_TRUE(parts.record_part("u1", {1, 10, "e"}));
    ASSERT_TRUE(parts.withdraw_part("u1", 1));
    (void)parts.find("u1");
    (void)parts.list_open(owner, {0, 20});
    (void)parts.list_open(owner, {0, 20, Cursor{5, "u"}});
    (void)parts.list_parts("u1");
    (void)uploads.usage_of(owner);
    (void)uploads.list_stale(storage.clock().wall(), 10);
    ASSERT_TRUE(uploads.discard(single.id));
    ASSERT_TRUE(storage.videos().complete_upload(video.id, {"etag", 20}));
}

/// Of what people do with `video`: everything its repositories offer.
void use_social(SqliteStorage& storage, const VideoId& video, UserKey owner) {
    const auto fan = *storage.users().create({0, "fan", "Fan", "hash", "", {}});
    ASSERT_TRUE(storage.likes().set(fan, video, LikeRepository::Liking::yes));
    (void)storage.likes().has_liked(fan, video);
    (void)storage.likes().list(fan, {});
    ASSERT_TRUE(storage.likes().set(fan, video, LikeRepository::Liking::no));
    using Wish = SubscriptionRepository::Wish;
    ASSERT_TRUE(storage.subscriptions().set(fan, owner, Wish::subscribe));
    (void)storage.subscriptions().list(fan, {});
    ASSERT_EQ(storage.subscriptions().feed(fan, {})->size(), 1U);
    ASSERT_EQ(storage.announcements().list_unannounced(10)->size(), 1U);
    ASSERT_EQ(storage.announcements().announce(video, 0, 10)->told.size(), 1U);
    ASSERT_TRUE(storage.subscriptions().set(fan, owner, Wish::unsubscribe));
    Comment comment;
    comment.author = fan;
    comment.video = video;
    const auto id = storage.comments().add(comment)->comment.id;
    for (const auto order :
         {CommentRepository::Order::newest_first, CommentRepository::Order::oldest_first}) {
        for (const auto& page : {Page{}, Page{0, 20, Cursor{1, ""}}}) {
            ASSERT_TRUE(storage.comments().list(video, 0, order, page));
            ASSERT_TRUE(storage.comments().list(video, id, order, page));
        }
    }
    ASSERT_TRUE(storage.comments().list_of_author(fan, {}));
    for (const std::string text : {"", "owner"}) {
        ASSERT_TRUE(storage.comments().search(text, {}));
        ASSERT_TRUE(storage.comments().search(text, {0, 20, Cursor{1, ""}}));
    }
    ASSERT_TRUE(*storage.comments().edit(id, "x"));
    auto& notifications = storage.notifications();
    (void)notifications.list(owner, {});
    (void)notifications.list_after(owner, 0, 10);
    (void)notifications.count_unread(owner);
    const auto newest = *notifications.newest(owner);
    ASSERT_TRUE(*notifications.mark_read(owner, newest));
    ASSERT_TRUE(notifications.mark_all_read(owner, newest));
    (void)notifications.remove_older(WallTime{}, 10);
    ASSERT_TRUE(*storage.comments().remove(id));
    auto& history = storage.history();
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(*history.note(fan, video, std::chrono::milliseconds{1}));
    (void)history.position(fan, video);
    (void)history.list(fan, {});
    ASSERT_TRUE(*history.remove(fan, video));
    ASSERT_TRUE(history.remove_all(fan));
    ASSERT_TRUE(history.set_recording(fan, HistoryRepository::Recording::paused));
}

void use_playlists(SqliteStorage& storage, const VideoId& video, UserKey owner) {
    auto& playlists = storage.playlists();
    UserPlaylist playlist;
    playlist.id = "00000000000000cc";
    playlist.owner = owner;
    ASSERT_TRUE(playlists.create(playlist, 10));
    (void)playlists.find_watch_later(owner);
    (void)playlists.list(owner, PlaylistRepository::Scope::everything, {});
    (void)playlists.list(owner, PlaylistRepository::Scope::listed, {});
    ASSERT_TRUE(*playlists.edit(playlist.id, {"t", "", Visibility::everyone}));
    auto& items = storage.playlist_items();
    ASSERT_TRUE(items.add(playlist.id, video, 10));
    ASSERT_TRUE(items.move(playlist.id, video, std::nullopt));
    (void)items.list(playlist.id, owner, {});
    (void)items.count(playlist.id, owner);
    (void)items.holding(owner, video);
    ASSERT_TRUE(*items.remove(playlist.id, video));
    ASSERT_TRUE(*playlists.remove(playlist.id));
}

void use_sessions(SqliteStorage& storage) {
    auto& sessions = storage.sessions();
    const auto user = **storage.users().find_by_user_id("owner");
    const WallTime later{std::chrono::hours{24 * 365 * 60}};
    for (const std::string id : {"a", "b", "c"}) {
        ASSERT_TRUE(sessions.create({id, user.key, {}, {}, later, "", ""}, user));
    }
    ASSERT_TRUE(*sessions.renew("a", later, later, std::chrono::days{30}));
    (void)sessions.list_of(user.key, {});
    ASSERT_TRUE(*sessions.end(user.key, "a"));
    ASSERT_TRUE(sessions.end_all(user.key, "b"));
    ASSERT_TRUE(sessions.change_password(user.key, "hash", "hash", std::nullopt));
    (void)storage.revocations().list_after(0, 10);
    ASSERT_TRUE(storage.revocations().remove_expired(later + std::chrono::seconds{1}, 10));
}

void use_accounts(SqliteStorage& storage) {
    auto& accounts = storage.accounts();
    const auto user = *storage.users().create({0, "goes", "Goes", "hash", "", {}});
    ASSERT_TRUE(accounts.change_profile(user, {"Gone", std::nullopt, std::nullopt}));
    (void)accounts.count_videos(user);
    (void)storage.archivist().collect(user);
    ASSERT_TRUE(accounts.close(user));
    (void)accounts.list_closed();
    ASSERT_TRUE(accounts.remove_some(user, 10)->finished);
}

/// What administrators and moderators do, about `user` and its video `video`.
void administer(SqliteStorage& storage, UserKey user, const VideoId& video) {
    auto& accounts = storage.administration();
    const AuditEntry audit{"a", "b", "c", "d"};
    const auto now = storage.clock().wall();
    const Page page{0, 5, Cursor{0, ""}};
    ASSERT_TRUE(accounts.list("", page));
    ASSERT_TRUE(accounts.list("o", {5, 5, {}}));
    ASSERT_TRUE(accounts.list("o", {0, 5, Cursor{1, "o"}}));
    ASSERT_TRUE(accounts.get("owner"));
    ASSERT_TRUE(accounts.set_role(user, Role::moderator, audit));
    ASSERT_TRUE(accounts.set_role(user, Role::user, audit));
    ASSERT_TRUE(accounts.set_suspended(user, false, audit));
    ASSERT_TRUE(accounts.set_quota(user, 5, audit));
    ASSERT_TRUE(accounts.has_admin());
    const auto admin = accounts.create_first_admin({0, "admin", "A", "h", "", {}}, audit);
    ASSERT_TRUE(admin);
    ASSERT_FALSE(accounts.set_role(*admin, Role::user, audit));
    ASSERT_TRUE(storage.audit_log().list({0, 5, {}}));
    ASSERT_TRUE(storage.invites().create({"i", "a", now, now + std::chrono::hours{1}, 2}, audit));
    ASSERT_TRUE(storage.invites().list(page));
    ASSERT_TRUE(storage.invites().is_usable("i", now));
    ASSERT_TRUE(storage.invites().create_account({0, "invited", "I", "h", "", {}}, "i", now));
    ASSERT_TRUE(storage.invites().remove("i", audit));
    auto& resets = storage.password_resets();
    ASSERT_TRUE(resets.create(*admin, "r", now + std::chrono::hours{1}));
    ASSERT_TRUE(resets.find_user("r", now));
    ASSERT_TRUE(resets.redeem("r", "h2", now));
    ASSERT_TRUE(resets.list_by_email("a@b"));
    for (const auto which : {ModerationList::all, ModerationList::failed, ModerationList::held}) {
        ASSERT_TRUE(storage.moderation().list(which, page));
    }
    ASSERT_TRUE(storage.moderation().set_held(video, false, audit));
    ASSERT_TRUE(storage.moderation().set_warnings(video, {"gore"}, audit));
    ASSERT_TRUE(storage.glance().holdings());
}

/// What walks through everything bit by bit, for backups and to clean up.
void walk_through_all(SqliteStorage& storage, const VideoId& video) {
    const auto ledger = make_sql_object_ledger(storage.database());
    ASSERT_TRUE(ledger->list_videos("", 10));
    ASSERT_TRUE(ledger->needed_by(video));
    ASSERT_TRUE(storage.pictures().list(0, 10));
    ASSERT_TRUE(storage.search_index().work_off(10));
}

/// Calls everything that the repositories offer.
void use_all(SqliteStorage& storage) {
    auto& tasks = storage.tasks();
    auto& videos = storage.videos();
    auto& leases = storage.leases();
    const auto owner = *storage.users().create({0, "owner", "Owner", "hash", "", {}});
    (void)storage.users().find_by_user_id("owner");
    (void)storage.users().find_by_key(owner);
    use_uploads(storage, owner);
    ASSERT_NO_FATAL_FAILURE(use_sessions(storage));
    ASSERT_NO_FATAL_FAILURE(use_accounts(storage));
    Video video;
    video.id = "00000000000000aa";
    video.owner = owner;
    ASSERT_TRUE(videos.create(video));
    (void)videos.list_uploading();
    ASSERT_TRUE(videos.complete_upload(video.id, {"etag", 1}));
    ASSERT_TRUE(tasks.ensure_plan_task(video.id));
    auto planning = *tasks.claim("w", TaskClass::interactive);
    ASSERT_TRUE(planning);
    Publication publication;
    publication.plan.timeline = {25, 1, {0, 100, 200}, 300};
    publication.plan.renditions = {{"360p", 640, 360, 800'000, TrackMode::encode, "avc1"}};
    publication.runs = {{TaskKind::video_run, {0}, 0, 2, TaskClass::sweep},
                        {TaskKind::video_run, {0}, 2, 3, TaskClass::sweep}};
    ASSERT_TRUE(tasks.publish(*planning, publication));
    ASSERT_TRUE(*tasks.request_segment(video.id, 0, 2, 3));
    ASSERT_NO_FATAL_FAILURE(use_social(storage, video.id, owner));
    ASSERT_NO_FATAL_FAILURE(use_playlists(storage, video.id, owner));
    auto run = *tasks.claim("w", TaskClass::sweep);
    ASSERT_TRUE(run);
    ASSERT_TRUE(tasks.record_segment(*run, {0, 2, 5, std::string(32, 'h')}));
    ASSERT_TRUE(storage.stills().record_candidates(*run, 3));
    ASSERT_TRUE(storage.stills().record_storyboard(*run, 1));
    ASSERT_TRUE(storage.stills().show_thumbnail(video.id, 1, 0, 0));
    ASSERT_TRUE(tasks.note_concealed(*run, 1, "x"));
    ASSERT_TRUE(tasks.beat("w"));
    ASSERT_TRUE(leases.break_lease(leases.list_running()->at(0)));
    ASSERT_TRUE(leases.break_all_leases());
    while (auto next = *tasks.claim("w", TaskClass::sweep)) {
        if (next->kind == TaskKind::thumbnail) {
            ASSERT_TRUE(tasks.finish(*next));
            continue;
        }
        ASSERT_TRUE(tasks.rest(*next, 1, 0, RunMode::decode, std::chrono::milliseconds{500}, "x"));
    }
    ASSERT_TRUE(leases.wake(leases.list_resting()->at(0)));
    auto last = *tasks.claim("w", TaskClass::sweep);
    ASSERT_TRUE(tasks.fail_video(*last, "x"));
    (void)tasks.progress_of(video.id);
    (void)tasks.videos_ahead(video.id);
    (void)leases.list_stranded();
    (void)leases.refill(video.id);
    (void)videos.find(video.id);
    (void)videos.find_plan(video.id);
    ASSERT_TRUE(videos.change_details(video.id, {}, 0));
    const std::vector<SeenVideo> seen{{video.id, owner, ""}, {video.id, std::nullopt, "hash"}};
    ASSERT_EQ(*storage.views().record(seen, storage.clock().wall()), 2);
    ASSERT_EQ(*storage.views().forget_guests(storage.clock().wall()), 1);
    for (const auto& page : {Page{0, 20}, Page{0, 20, Cursor{1, "0"}}}) {
        (void)storage.catalog().list_listed(page);
        (void)storage.catalog().list_of_user(owner, VideoCatalog::Scope::everything, page);
        (void)storage.catalog().list_of_user(owner, VideoCatalog::Scope::listed, page);
    }
    for (const auto order : {SearchOrder::relevance, SearchOrder::newest, SearchOrder::views}) {
        SearchRequest request{"word anothrr"};
        request.order = order;
        request.channel = "owner";
        (void)storage.search().search(request, {0, 20});
    }
    ASSERT_TRUE(storage.search().related_to(**videos.find(video.id), 20));
    ASSERT_NO_FATAL_FAILURE(administer(storage, owner, video.id));
    ASSERT_TRUE(*videos.process_again(video.id));
    ASSERT_NO_FATAL_FAILURE(walk_through_all(storage, video.id));
    ASSERT_TRUE(videos.remove(video.id));
    (void)leases.list_tombstones(std::chrono::seconds{1});
    (void)leases.remove_tombstone(video.id);
    for (const auto& pending : *storage.outbox().list_pending(0, 10)) {
        ASSERT_TRUE(storage.outbox().mark_taken(pending.event.id, "g"));
        ASSERT_TRUE(storage.outbox().remove(pending.event.id));
    }
}

struct PlanStep {
    int id = 0;
    int parent = 0;
    int unused = 0;
    std::string detail;
    void bind(soci::statement& statement) {
        statement.exchange(soci::into(id));
        statement.exchange(soci::into(parent));
        statement.exchange(soci::into(unused));
        statement.exchange(soci::into(detail));
    }
    [[nodiscard]] std::string value() const { return detail; }
};

/// Only these are read whole: the uploaders that have waiting work, found by the claim; a page that was cut
/// from an index already, at most a thousand rows; and the matches of a search by views, of which there is a
/// most. They may also be sorted.
bool is_small(const std::string& step, const std::string& statement) {
    // PlatformGlance: for an administrator who looks, not for every request.
    if (statement.starts_with("SELECT (SELECT COUNT(*) FROM users)")) return true;
    const bool claim = statement.starts_with("WITH RECURSIVE waiting");
    const bool page = statement.find(") page JOIN") != std::string::npos ||
                      statement.find(") page LEFT JOIN") != std::string::npos;
    const bool matches = statement.find("LIMIT 20000) found JOIN") != std::string::npos;
    if (step.find("VIRTUAL TABLE INDEX") != std::string::npos)
        return true;  // how every full text query is shown
    if (step.starts_with("SCAN main.search_") && step.ends_with("_config"))
        return true;  // FTS5's own, one row
    if (step == "USE TEMP B-TREE FOR ORDER BY") return claim || page || matches;
    return (claim && step == "SCAN waiting") || (page && step == "SCAN page") ||
           (matches && step == "SCAN found") || step == "SCAN CONSTANT ROW";
}

TEST(QueryPlans, NoStatementReadsOrSortsAWholeTable) {
    SqliteStorage storage("", 1);
    std::set<std::string> statements;
    auto& connections = storage.database().connections();
    const auto on_all = [&](auto action) {
        ASSERT_TRUE(connections.read([&](soci::session& session) -> Result<void> {
            action(session);
            return {};
        }));
        ASSERT_TRUE(connections.write([&](soci::session& session) -> Result<void> {
            action(session);
            return {};
        }));
    };
    on_all([&](soci::session& session) { watch(session, statements); });
    ASSERT_NO_FATAL_FAILURE(use_all(storage));
    on_all([](soci::session& session) { end_watch(session); });
    EXPECT_GT(statements.size(), 45U);

    ASSERT_TRUE(connections.read([&](soci::session& session) -> Result<void> {
        for (const auto& statement : statements) {
            if (statement.starts_with("--")) continue;  // what a trigger does
            if (statement == "BEGIN IMMEDIATE" || statement == "COMMIT" || statement == "ROLLBACK") continue;
            for (const auto& step : sql::select<PlanStep>(session, "EXPLAIN QUERY PLAN " + statement)) {
                const bool reads_all = step.starts_with("SCAN ") ||
                                       step.find("TEMP B-TREE") != std::string::npos ||
                                       step.find("AUTOMATIC") != std::string::npos;
                EXPECT_TRUE(!reads_all || is_small(step, statement)) << step << "\n  in: " << statement;
            }
        }
        return {};
    }));
}

}  // namespace
}  // namespace sunomi
