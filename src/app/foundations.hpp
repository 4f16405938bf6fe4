#pragma once

#include <memory>
#include <string>

#include "adapters/local_store/local_object_store.hpp"
#include "adapters/sql/sql_database.hpp"
#include "app/config.hpp"
#include "app/data_dir.hpp"
#include "ports/auth.hpp"
#include "ports/mailer.hpp"
#include "ports/sealer.hpp"

namespace sunomi {

/// What may fail to open, opened.
struct Foundations {
    DataDirLock lock;
    std::unique_ptr<SqlDatabase> database;
    std::unique_ptr<LocalStore> store;
    std::string secret;
    std::unique_ptr<PasswordHasher> hasher;
    std::unique_ptr<TokenIssuer> tokens;
    std::unique_ptr<Sealer> sealer;
    std::unique_ptr<Mailer> mailer;  ///< null: no mail is sent
    std::string setup_token;         ///< see ensure_setup_token()
    std::string about;               ///< texts about this instance
    std::string terms;
};

/// Opens all of it; the sentence of a failure is for the operator.
Result<Foundations> open_foundations(const Config& config);

}  // namespace sunomi
