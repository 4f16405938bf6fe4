#include "app/foundations.hpp"

#include <algorithm>
#include <thread>

#include "adapters/auth/argon2id_hasher.hpp"
#include "adapters/auth/jwt_issuer.hpp"
#include "adapters/auth/secret_sealer.hpp"
#include "adapters/smtp/smtp_mailer.hpp"
#include "app/administration.hpp"
#include "app/instance_texts.hpp"
#include "app/part_settings.hpp"
#include "app/secret_file.hpp"

namespace sunomi {
namespace {

/// One core for a machine of two: more would only take the caches from the requests.
Argon2idCost hashing_cost() {
    Argon2idCost cost;
    cost.at_once = std::max(1U, std::thread::hardware_concurrency() / 2);
    cost.most_waiting = waiting_passwords;
    return cost;
}

/// What encoding leaves free: without room the database could not even take note of a deletion.
constexpr std::int64_t kept_for_the_database = 16LL << 20;

std::unique_ptr<Mailer> mail_server(const Config& config) {
    if (config.smtp_url.empty()) return nullptr;
    return make_smtp_mailer(smtp_config(config));
}

}  // namespace

Result<Foundations> open_foundations(const Config& config) {
    auto about = read_instance_text("about_file", config.about_file);
    if (!about) return about.error();
    auto terms = read_instance_text("terms_file", config.terms_file);
    if (!terms) return terms.error();
    auto lock = lock_data_dir(config.data_dir);
    if (!lock) return lock.error();
    const auto matching = check_database_of_store(config.database_path, config.store_dir);
    if (!matching) return matching.error();
    auto database = open_sql_database(SqlConfig{.url = config.database_path, .readers = request_threads()});
    if (!database) return Error{database.error().code(), "database", database.error()};
    auto store = open_local_store(config.store_dir, kept_for_the_database);
    if (!store) return Error{store.error().code(), "store", store.error()};
    auto hasher = make_argon2id_hasher(hashing_cost());
    if (!hasher) return hasher.error();
    auto secret =
        config.jwt_secret.empty() ? ensure_secret_file(config.data_dir + "/secret") : config.jwt_secret;
    if (!secret) return secret.error();
    auto tokens = make_jwt_issuer(JwtSettings{*secret}, system_clock());
    if (!tokens) return tokens.error();
    auto sealer = make_secret_sealer(*secret);
    if (!sealer) return sealer.error();
    auto setup_token = ensure_setup_token(**database, config.data_dir);
    if (!setup_token) return setup_token.error();
    return Foundations{std::move(*lock),        std::move(*database), std::move(*store),  std::move(*secret),
                       std::move(*hasher),      std::move(*tokens),   std::move(*sealer), mail_server(config),
                       std::move(*setup_token), std::move(*about),    std::move(*terms)};
}

}  // namespace sunomi
