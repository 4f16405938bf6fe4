// Login tokens made by a test that knows the server's key.
import { createHmac } from 'node:crypto';

/** To be given to a server as SUNOMI_JWT_SECRET. */
export const testKey = 'only-for-tests-'.repeat(3);
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a token of the server says, unchecked. */
export const claimsOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

/** A token with these claims, signed with `testKey` as the server does it. */
export function signToken(claims) {
  const body = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
  return `${body}.${createHmac('sha256', testKey).update(body).digest('base64url')}`;
}

const secondsFromNow = (seconds) => Math.floor(Date.now() / 1000) + seconds;
/** The same token, once more and still good: proves that `signToken` signs as the server does. */
export const again = (token) => signToken(claimsOf(token));
/** The same token as it was an hour after its end; the session lives on. */
export const expired = (token) => signToken({ ...claimsOf(token), iat: secondsFromNow(-7200), exp: secondsFromNow(-3600) });
