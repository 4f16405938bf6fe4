// What is asked of every list and search of the API, at the beginning and in the deep, and of what counts. Which lists
// there are, and their orders and choices, is read from the API's document, so a new list that has no row here is found.
import { fillPath } from './api_document.mjs';

const is_page = ({ parameters }) => parameters.some(({ name }) => name === 'take' || name === 'q');
const answers_array = (operation, document) => {
  const schema = operation.responses[200]?.schema;
  return (schema?.$ref ? document.components.schemas[schema.$ref.split('/').pop()] : schema)?.type === 'array';
};
const answers_feed = ({ responses }) => /^application\/(atom|rss)\+xml$/.test(responses[200]?.type ?? '');

/** Operations of the document that are lists: they page, they search, they answer an array, or they are a feed. */
export const listsOf = ({ document, operations }) =>
  operations.filter((operation) => is_page(operation) || answers_array(operation, document) || answers_feed(operation));

/** Its answer is as long as the request. */
const no_lists = ['signParts'];

/**
 * For each list who asks, what fills its path, the values of its filters that have no enumeration, and how many items
 * it has at least (`items`), so that places in the deep can be asked for.
 */
function rowsFor(marks, size) {
  const { fan, channel, busiestVideo, busiestThread, longestPlaylist, frequentWords, rareWord } = marks;
  const of = (share) => Math.floor(size.videos * share);
  const search = {
    as: 'guest', items: 300,
    texts: { 'a frequent word': frequentWords[0], 'two words': `${frequentWords[7]} ${frequentWords[12]}`, 'a rare word': rareWord, 'a misspelt word': 'muontain', 'three letters': 'mou', 'two scripts': '東京' },
    filters: { channel: [channel], category: ['music'], language: ['en'] },
  };
  const video = { as: 'guest', path: { videoId: busiestVideo } };
  return {
    listVideos: { as: 'guest', items: of(0.7) },
    listVideosOfUser: { as: 'guest', path: { userId: channel }, items: of(0.012) },
    listRelatedVideos: { as: 'guest', path: { videoId: busiestVideo }, items: 20 },
    listCommentsForModerators: { as: 'admin', items: Math.floor(size.comments * 0.5), filters: { search: ['the', 'xyzzyxyzzy', 'ada.m', '京'] } },
    listSubscribedVideos: { as: 'fan', items: of(0.1) },
    listSubscriptions: { as: 'fan', items: Math.min(900, size.users / 25) },
    listLikedVideos: { as: 'fan', items: of(0.02) },
    listHistory: { as: 'fan', items: of(0.02) },
    listComments: { ...video, items: Math.floor(size.comments * 0.01) },
    listReplies: { as: 'guest', path: { videoId: busiestVideo, commentId: busiestThread }, items: size.comments / 2000 },
    listPlaylists: { as: 'fan', items: 150, filters: { videoId: [busiestVideo] } },
    listPlaylistsOfUser: { as: 'guest', path: { userId: fan }, items: 60 },
    getPlaylist: { as: 'guest', path: { playlistId: longestPlaylist }, items: of(0.015) },
    listNotifications: { as: 'fan', items: Math.min(600, of(0.01)) },
    listMultipartUploads: { as: 'fan', items: 0 },
    listSessions: { as: 'fan', items: 40 },
    listUsers: { as: 'admin', items: size.users * 0.9, filters: { search: ['a', 'an', 'ada.m', 'müller'] } },
    listAudit: { as: 'admin', items: size.users / 2 },
    listInvites: { as: 'admin', items: size.users / 25 },
    listVideosForModerators: { as: 'admin', items: of(0.0015) },
    searchVideos: search,
    searchVideosByBody: { ...search, texts: { 'a frequent word': frequentWords[0] } },
    suggestVideos: search,
    getAtomFeed: { as: 'guest' },
    getRssFeed: { as: 'guest' },
    getChannelAtomFeed: { as: 'guest', path: { userId: channel } },
    getChannelRssFeed: { as: 'guest', path: { userId: channel } },
    // No lists, but they count or sum.
    countNotifications: { as: 'channel', mayBeEmpty: true },
    getUsage: { as: 'channel', mayBeEmpty: true },
    getChannel: { as: 'guest', path: { userId: channel }, mayBeEmpty: true },
    getVideo: { as: 'fan', path: { videoId: busiestVideo }, mayBeEmpty: true },
    getUserForAdmin: { as: 'admin', path: { userId: channel }, mayBeEmpty: true },
    getOverview: { as: 'admin', mayBeEmpty: true },
  };
}

/** Each order alone, and each value of each filter in each order: [{name: value}]. */
function choicesOf({ id, parameters }, row) {
  const orders = parameters.find(({ name }) => name === 'order')?.schema.enum.map((order) => ({ order })) ?? [{}];
  const choices = [...orders];
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === 'query')) {
    if (['skip', 'take', 'after', 'q', 'order'].includes(name)) continue;
    const values = schema.enum ?? row.filters?.[name];
    if (!values) throw new Error(`${id}: no value is given for its parameter ${name}`);
    for (const order of orders) choices.push(...values.map((value) => ({ ...order, [name]: value })));
  }
  return choices;
}

/** Where to look: `deep` by the cursor that `skip` leads to, in the last tenth of the list. */
function placesOf({ parameters }, row, choice) {
  if (!parameters.some(({ name }) => name === 'take')) return [{}];
  const filtered = Object.keys(choice).some((name) => name !== 'order' && name !== 'which');
  if (filtered || !(row.items > 20)) return [{ take: 20 }];
  const deep = Math.floor(row.items * 0.9) - 20;
  return [{ take: 20 }, { take: 100 }, { take: 20, skip: Math.min(1000, deep) }, { take: 20, deep }];
}

function casesOf(operation, row) {
  const cases = [];
  const path = fillPath(operation.path, row.path ?? {});
  const texts = Object.entries(row.texts ?? { '': undefined });
  for (const [kind, q] of texts) {
    for (const choice of choicesOf(operation, row)) {
      const places = kind === '' || kind === 'a frequent word' ? placesOf(operation, row, choice) : [{}];
      for (const { deep, ...place } of places) {
        const query = { ...(q ? { q } : {}), ...choice, ...place };
        const by_body = operation.method === 'POST';
        const { skip, take, ...body } = query;
        const text = new URLSearchParams(by_body ? { ...(skip ? { skip } : {}), ...(take ? { take } : {}) } : query).toString();
        const where = deep ? [`in the deep (${deep})`] : [];
        cases.push({
          name: [operation.id, kind, ...Object.entries({ ...choice, ...place }).map(([key, value]) => `${key}=${value}`), ...where].filter(Boolean).join(' '),
          as: row.as, method: operation.method, path: text ? `${path}?${text}` : path, body: by_body ? body : undefined, deep,
          // Of a filter with a rare text there may be nothing.
          mayBeEmpty: row.mayBeEmpty || row.items === 0 || (q !== undefined && (kind !== 'a frequent word' || Object.keys(choice).length > 0)) || choice.search !== undefined,
        });
      }
    }
  }
  return cases;
}

/** [{name, as, method, path, body?, deep?, mayBeEmpty}] for every row; throws for a list that has no row. */
export function listCases(api, marks, size) {
  const rows = rowsFor(marks, size);
  const lists = listsOf(api).filter(({ id }) => !no_lists.includes(id));
  const missing = lists.filter(({ id }) => !rows[id]).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`lists of the API that nobody measures: ${missing.join(', ')}; add a row for each`);
  return api.operations.filter(({ id }) => rows[id]).flatMap((operation) => casesOf(operation, rows[operation.id]));
}
