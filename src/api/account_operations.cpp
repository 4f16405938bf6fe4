#include "api/account_operations.hpp"

#include "api/account_messages.hpp"
#include "api/cookies.hpp"
#include "api/github_operations.hpp"
#include "api/pooled_operation.hpp"

namespace sunomi::api {
namespace {

UserBody user_body(const User& user) {
    return {user.user_id, user.name, user.profile_picture_url};
}

SignedInBody signed_in_body(const SignedIn& signed_in) {
    return {signed_in.token, user_body(signed_in.user)};
}

Operation signup(AccountService& accounts) {
    Operation op{"POST", "/api/auth/signup", "signUp", "Makes an account"};
    op.errors = {Errc::invalid, Errc::forbidden, Errc::conflict, Errc::too_many};
    return with_json<SignupBody, MessageBody>(
        std::move(op), [&accounts](const Call& call, const SignupBody& body) -> Result<MessageBody> {
            const auto done = accounts.sign_up(body.userId, body.password, body.name, call.client_address,
                                               {body.invite.value_or(""), body.setupToken.value_or("")});
            if (!done) return done.error();
            return MessageBody{"signed up"};
        });
}

Operation forgot_password(PasswordResetService& resets) {
    Operation op{"POST", "/api/auth/forgot-password", "forgotPassword",
                 "Sends a link for a new password, if there is such an account with an e-mail address; the "
                 "answer does "
                 "not tell"};
    op.errors = {Errc::invalid, Errc::unsupported, Errc::too_many};
    return with_json<ForgotPasswordBody, MessageBody>(
        std::move(op), [&resets](const Call& call, const ForgotPasswordBody& body) -> Result<MessageBody> {
            const auto done = resets.ask(body.account, call.client_address);
            if (!done) return done.error();
            return MessageBody{"if there is such an account, a letter is on its way"};
        });
}

Operation reset_password(PasswordResetService& resets) {
    Operation op{"POST", "/api/auth/reset-password", "resetPassword",
                 "Sets a new password by a link's token, once, and signs out everywhere"};
    op.errors = {Errc::invalid, Errc::forbidden, Errc::too_many};
    return with_json<ResetPasswordBody, MessageBody>(
        std::move(op), [&resets](const Call&, const ResetPasswordBody& body) -> Result<MessageBody> {
            const auto done = resets.redeem(body.token, body.password);
            if (!done) return done.error();
            return MessageBody{"the new password holds; please sign in"};
        });
}

Operation login(AccountService& accounts) {
    Operation op{"POST", "/api/auth/login", "logIn", "Gives a bearer token for a userId and its password"};
    op.errors = {Errc::invalid, Errc::unauthenticated, Errc::forbidden, Errc::too_many};
    return with_json<LoginBody, SignedInBody>(
        std::move(op), [&accounts](const Call& call, const LoginBody& body) -> Result<SignedInBody> {
            const auto done = accounts.log_in(body.userId, body.password, visitor_of(call));
            if (!done) return done.error();
            return signed_in_body(*done);
        });
}

Operation check(AccountService& accounts) {
    Operation op{"GET", "/api/auth/check", "checkLogin",
                 "Who is signed in, by bearer token or log-in cookie"};
    op.access = Access::viewer;
    op.errors = {Errc::unauthenticated};
    return with_json<
        Nothing,
        SignedInBody>(std::move(op), [&accounts](const Call& call, const Nothing&) -> Result<SignedInBody> {
        auto actor = call.actor;
        if (!actor) {
            const auto from_cookie =
                accounts.authenticate(cookie_of(call.request.head.headers, login_cookie, call.origin));
            if (!from_cookie) return Error{Errc::unauthenticated, "not signed in"};
            actor = *from_cookie;
            // It has done its work: the token is the page's from now on.
            call.answer_headers.add("Set-Cookie", set_cookie({std::string{login_cookie}, ""}, call.origin));
        }
        const auto signed_in = accounts.renew(*actor);
        if (!signed_in) return signed_in.error();
        call.answer_headers.add("Cache-Control", "no-store");  // it holds a token
        return signed_in_body(*signed_in);
    });
}

Operation protected_message(AccountService& accounts) {
    Operation op{"GET", "/api/auth/protected", "checkAccess", "Answers only those who are signed in"};
    op.access = Access::user;
    return with_json<Nothing, MessageBody>(
        std::move(op), [&accounts](const Call& call, const Nothing&) -> Result<MessageBody> {
            const auto user = accounts.account_of(*call.actor);
            if (!user) return user.error();
            return MessageBody{"signed in as " + user->user_id};
        });
}

}  // namespace

std::vector<Operation> account_operations(const Services& services) {
    return {on_pool(signup(services.accounts), services.password_pool),
            on_pool(login(services.accounts), services.password_pool),
            check(services.accounts),
            protected_message(services.accounts),
            forgot_password(services.password_resets),
            on_pool(reset_password(services.password_resets), services.password_pool)};
}

}  // namespace sunomi::api
