/** What people are told when a request fails; `byCode` by the error codes of the API, else the server's own words. */
export const problems = {
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  unknown: (status: number) => `Something went wrong on the server (status ${status}).`,
  byStatus: {
    401: 'Please log in first.',
    403: 'You may not do this.',
    404: 'There is nothing here.',
    413: 'This is larger than the server accepts.',
    429: 'Too many attempts. Wait a moment and try again.',
    503: 'The server is busy. Try again in a moment.',
    507: 'The server’s disk is full. Please tell the people who run it.',
  },
  pageBroken: 'This page could not be shown',
  pageBrokenWhy: 'Something went wrong in your browser, or the connection was lost while the page was loading.',
  loadAgain: 'Load it again',
  notFound: 'There is no such page',
  notFoundWhy: 'The address may have a typing mistake.',
  notFoundTitle: 'Page not found',
};
