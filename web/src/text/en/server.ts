/**
 * What the server says, for languages other than its own: `said` has its sentences, `{}` where they differ from case to
 * case; `byCode`, by the API's error codes, stands in for those that are not there. In English its own words are shown.
 */
export const server: { said: Record<string, string>; byCode: Record<string, string> } = { said: {}, byCode: {} };
