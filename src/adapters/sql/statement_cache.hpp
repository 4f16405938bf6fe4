#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <unordered_map>

namespace sunomi {

/// Prepared statements of one session by their text: parsing and planning one takes SQLite longer than
/// running it.
/// **Threads:** one at a time, as its session. **Lifetime:** ends before its session.
class StatementCache {
public:
    /// Enough for every text there is, many times over; a text is never made from values.
    static constexpr std::size_t most = 512;

    /// While it lives, what this thread runs on `session` uses `cache`.
    class Scope {
    public:
        Scope(const soci::session& session, StatementCache& cache)
            : before_(current), here_{&session, &cache} {
            current = &here_;
        }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope() { current = before_; }

    private:
        friend class StatementCache;
        struct Here {
            const soci::session* session;
            StatementCache* cache;
        };
        static inline thread_local const Here* current = nullptr;
        const Here* before_;
        Here here_;
    };

    /// The cache in use for `session`; null outside of a Scope of it.
    static StatementCache* of(const soci::session& session) {
        const auto* here = Scope::current;
        return here != nullptr && here->session == &session ? here->cache : nullptr;
    }

    /// Hands out the statement of that text, prepared and bound to nothing; nothing when it is not here (or
    /// in use).
    std::optional<soci::statement> take(const std::string& text) {
        const auto at = statements_.find(text);
        if (at == statements_.end()) return std::nullopt;
        std::optional<soci::statement> out{at->second};
        statements_.erase(at);
        return out;
    }
    /// Keeps it for the next time. One that threw is not given back.
    void put(const std::string& text, soci::statement& statement) {
        statement.bind_clean_up();
        if (statements_.size() < most) statements_.emplace(text, statement);
    }

private:
    std::unordered_map<std::string, soci::statement> statements_;
};

}  // namespace sunomi
