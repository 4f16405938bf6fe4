// The rows of an instance that has been used for three years. Everything is uneven, as it is in life: a few channels
// have most videos, a few videos most comments. Written as SQL text, table by table; counters are left at 0.
import { Chance, spreadOver } from './vocabulary.mjs';

const day = 86400e6; // µs, as all times here
const age = 3 * 365 * day;
const most_notifications = 1000; // of one user: NotificationRepository::most_per_user
const categories = ['animals', 'art', 'comedy', 'education', 'entertainment', 'film', 'food', 'gaming', 'how-to', 'music', 'news', 'nonprofit', 'people', 'sports', 'technology', 'travel'];
const licences = ['', '', 'all-rights-reserved', 'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0'];
const first_names = ['Ada', 'Ben', 'Chloé', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hana', 'Íñigo', 'Jürgen', 'Kenji', 'Lucía', 'Mei', 'Noor', 'Olga', 'Pablo', 'Quinn', 'Rosa', 'Søren', 'Tariq', 'Uma', 'Vera', 'Wen', 'Yuki', 'Zoë'];
const last_names = ['Adler', 'Bianchi', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'García', 'Horvat', 'Ivanova', 'Jansen', 'Kim', 'Lopez', 'Müller', 'Nowak', 'Okafor', 'Petrov', 'Rossi', 'Sato', 'Tanaka', 'Ueda', 'Virtanen', 'Weber', 'Yılmaz', 'Zhang'];

const literal = (value) => (typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`);

/** INSERT statements of 500 rows each. */
function* inserts(table, columns, rows) {
  let values = [];
  const statement = () => `INSERT OR IGNORE INTO ${table} (${columns}) VALUES\n${values.join(',\n')};\n`;
  for (const row of rows) {
    values.push(`(${row.map(literal).join(',')})`);
    if (values.length < 500) continue;
    yield statement();
    values = [];
  }
  if (values.length > 0) yield statement();
}

export class LargeInstance {
  /** `end`: when the newest row was made (µs). `passwordHash`: everybody's. */
  constructor({ videos, users, comments, seed, end, passwordHash }) {
    Object.assign(this, { count: { videos, users, comments }, end, passwordHash });
    this.chance = new Chance(seed);
    this.videos = [];
    this.admin = 1; // who was there before the generator came
    this.fan = 2; // follows, likes, watches and lists more than anyone
    this.userAt = (rank) => 3 + this.userPlaces(rank);
    this.userPlaces = spreadOver(users - 2);
    this.videoPlaces = spreadOver(videos);
    this.channel = this.userAt(0); // has the most videos and subscribers
  }

  /** The accounts and things that tests ask about, among all the others; once all rows were made. */
  landmarks() {
    const { admin, fan, channel } = this;
    return {
      admin: this.userIds[admin], fan: this.userIds[fan], channel: this.userIds[channel],
      busiestVideo: this.videos[this.videoPlaces(0)].id, busiestThread: this.busiestThread, longestPlaylist: this.longestPlaylist,
      rareWord: this.chance.words.en.at(-1), frequentWords: this.chance.words.en.slice(0, 30),
    };
  }

  someUser() {
    return 3 + this.chance.below(this.count.users - 2);
  }
  someVideo() {
    return this.videos[this.videoPlaces(this.chance.skewed(this.count.videos, 2.5))];
  }
  timeAfter(created) {
    return Math.floor(created + (this.end - created) * this.chance.random());
  }

  *statements() {
    yield* this.users();
    yield* this.videoRows();
    yield* this.commentRows();
    yield* this.reactions();
    yield* this.playlists();
    yield* this.notifications();
    yield* this.administration();
  }

  *users() {
    const { chance, count, end, passwordHash } = this;
    this.userIds = [null, 'admin'];
    const rows = function* () {
      for (let key = 2; key <= count.users; ++key) {
        const [first, last] = [chance.of(first_names), chance.of(last_names)];
        const id = key === 2 ? 'fan' : `${first}.${last}`.normalize('NFD').replace(/[^A-Za-z.]/g, '') + key;
        this.userIds.push(id);
        const about = chance.chance(0.3) ? chance.sentence(chance.language(), 4, 20) : '';
        const email = chance.chance(0.5) ? `${id.toLowerCase()}@example.org` : '';
        yield [key, id, id.toLowerCase(), `${first} ${last}`, passwordHash, '', Math.floor(end - age * (1 - key / count.users)), about, email, key % 997 === 0 ? 1 : 0];
      }
    }.bind(this);
    yield* inserts('users', 'user_key,user_id,user_id_folded,name,password_hash,profile_picture_url,created,about,email,suspended', rows());
    const expires = end + 7 * day;
    const sessions = Array.from({ length: Math.floor(count.users / 2) }, (_, i) => {
      const created = this.timeAfter(end - 6 * day);
      return [chance.hex(32), i < 40 ? this.fan : this.someUser(), created, created, expires, 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', '192.0.2.7'];
    });
    yield* inserts('sessions', 'session_id,user_key,created,renewed,expires,client,address', sessions);
  }

  /** One video in a hundred failed; a few are on their way; one in eight is not for everyone. */
  *videoRows() {
    const { chance, count, end } = this;
    const rows = function* () {
      for (let i = 0, created = 0; i < count.videos; ++i) {
        const before = created;
        created = Math.floor(end - age + age * ((i + 1) / count.videos) ** 0.7);
        if (i % 1000 === 999) created = before; // some were made in the same microsecond
        const language = chance.language();
        const at = chance.random();
        const state = i % 100 === 50 ? 'FAILED' : i % 2000 === 1999 ? 'UPLOADING' : i % 5000 === 4998 ? 'PROCESSING' : 'PUBLIC';
        const owner = state === 'UPLOADING' ? this.fan : this.userAt(chance.skewed(count.users - 2, 2.5));
        const video = {
          id: chance.hex(16), owner, created, state, duration: Math.floor(1000 * 15 * 500 ** chance.random()),
          visibility: at < 0.88 ? 'public' : at < 0.95 ? 'unlisted' : 'private', hold: i % 500 === 123 ? 1 : 0,
        };
        this.videos.push(video);
        const tags = Array.from({ length: chance.below(8) }, () => chance.word(language)).join('\n');
        const title = chance.sentence(language, 3, 9).slice(0, 100);
        const bytes = state === 'UPLOADING' ? 0 : video.duration * 600;
        yield [
          video.id, owner, title, chance.sentence(language, 5, 80), created, state === 'UPLOADING' ? 0 : created + 60e6, state,
          state === 'PUBLIC' || state === 'FAILED' ? 1 : 0, state === 'FAILED' ? 'The file holds nothing that can be shown.' : '', bytes,
          state === 'PUBLIC' ? video.duration : -1, 1920, 1080, Math.floor(3 * 20000 ** chance.random()), video.visibility, video.hold, tags,
          chance.chance(0.8) ? chance.of(categories) : '', chance.chance(0.7) ? language : '', chance.of(licences), 1,
        ];
      }
    }.bind(this);
    yield* inserts('videos', 'id,owner,title,description,created,uploaded,state,finished,error,original_bytes,duration_ms,width,height,views,visibility,hold,tags,category,language,licence,announced', rows());
    const on_their_way = this.videos.filter(({ state }) => state === 'UPLOADING');
    yield* inserts('multipart_uploads', 'upload_id,video_id,owner,size_bytes,part_bytes,created,touched',
      on_their_way.map((video) => [chance.hex(32), video.id, video.owner, 1e9, 16e6, end - 3600e6, end]));
    // They rest for a month, so that no worker looks for files that do not exist.
    yield* inserts('tasks', 'video_id,uploader,kind,task_class,sweep_order,state,rest_ms,created',
      this.videos.filter(({ state }) => state === 'PROCESSING').map((video) => [video.id, video.owner, 'plan', 0, 0, 'resting', 30 * 86400e3, video.created]));
  }

  /** The first video of the order has a fiftieth of all; one in three answers another one. */
  *commentRows() {
    const { chance, count, end, videos } = this;
    const threads = new Map(); // of each video its first comments
    const replies = new Map();
    this.commented = []; // [comment, video, author]: the newest
    const rows = function* () {
      for (let id = 1; id <= count.comments; ++id) {
        const share = id / count.comments;
        const there = Math.max(1, Math.floor(count.videos * share));
        const rank = chance.skewed(count.videos, 2.94);
        const place = this.videoPlaces(rank) % (rank === 0 ? count.videos : there);
        const video = videos[place];
        const of_video = threads.get(place) ?? [];
        const thread = of_video.length > 0 && chance.chance(0.3) ? of_video[chance.skewed(of_video.length, 3)] : 0;
        if (thread === 0) threads.set(place, of_video), of_video.length < 2000 && of_video.push(id);
        else replies.set(thread, (replies.get(thread) ?? 0) + 1);
        const author = this.userAt(chance.skewed(count.users - 2, 2.2));
        const created = Math.floor(end - age + age * share ** 0.7);
        if (share > 0.8) this.commented.push([id, video, author, thread, created]);
        yield [id, video.id, author, thread, chance.sentence(chance.language(), 2, 20), created, chance.chance(0.03) ? created + 60e6 : 0];
      }
    }.bind(this);
    yield* inserts('comments', 'comment_id,video_id,author,thread,text,created,edited', rows());
    this.busiestThread = threads.get(this.videoPlaces(0)).reduce((best, id) => ((replies.get(id) ?? 0) > (replies.get(best) ?? 0) ? id : best));
  }

  /** Likes, subscriptions, views and histories. The fan has a share of each. */
  *reactions() {
    const { chance, count, fan } = this;
    const pairs = (times, share_of_fan, row) => {
      const of_fan = Math.floor(share_of_fan);
      return (function* () {
        for (let i = 0; i < times; ++i) yield row(i < of_fan ? fan : this.someUser(), i);
      }).call(this);
    };
    const many = count.videos / 20;
    yield* inserts('likes', 'video_id,user_key,created', pairs(count.videos * 10, many, (user) => {
      const video = this.someVideo();
      return [video.id, user, this.timeAfter(video.created)];
    }));
    yield* inserts('views', 'video_id,user_key', pairs(count.videos * 10, many, (user) => [this.someVideo().id, user]));
    yield* inserts('history', 'user_key,video_id,position_ms,watched', pairs(count.users * 20, many, (user) => {
      const video = this.someVideo();
      return [user, video.id, chance.below(video.duration), this.timeAfter(video.created)];
    }));
    // The fan follows those with the most videos; half of all follow the one with the most.
    const followed = Math.min(1000, Math.floor(count.users / 20));
    yield* inserts('subscriptions', 'subscriber,channel,created', pairs(count.users * 10, followed, (user, i) => {
      const popular = i < followed ? i : i < followed + count.users / 2 ? 0 : chance.skewed(count.users - 2, 2.2);
      const channel = this.userAt(popular);
      return [user === channel ? fan : user, channel, this.timeAfter(this.end - age)];
    }));
  }

  *playlists() {
    const { chance, count, end, fan } = this;
    const items = [];
    const with_watch_later = new Set(); // one each
    const lists = Array.from({ length: count.users }, (_, i) => {
      const [id, owner, created] = [chance.hex(16), i < 200 ? fan : this.someUser(), this.timeAfter(end - age)];
      const length = i === 0 ? Math.min(5000, count.videos / 4) : chance.skewed(100, 3);
      for (let place = 1; place <= length; ++place) items.push([id, this.someVideo().id, place * 1048576, created]);
      const watch_later = i % 10 === 9 && !with_watch_later.has(owner);
      if (watch_later) with_watch_later.add(owner);
      const visibility = watch_later ? 'private' : ['public', 'public', 'unlisted', 'private'][i % 4];
      return [id, owner, watch_later ? 'watch_later' : 'plain', chance.sentence('en', 1, 5), visibility, created, this.timeAfter(created)];
    });
    this.longestPlaylist = lists[0][0];
    yield* inserts('playlists', 'playlist_id,owner,kind,title,visibility,created,updated', lists);
    yield* inserts('playlist_items', 'playlist_id,video_id,place,added', items);
  }

  /** Of the last month: videos of channels that people follow, comments on theirs, answers to them. */
  *notifications() {
    const { chance, count, end, fan } = this;
    const newest = this.videos.slice(-Math.ceil(count.videos / 20)).filter(({ state, visibility, hold }) => state === 'PUBLIC' && visibility === 'public' && hold === 0);
    const told = new Map();
    const all = function* () {
      for (let i = 0; i < count.users * 5; ++i) {
        const video = chance.of(newest);
        yield [i < most_notifications ? fan : this.someUser(), 'new_video', video.owner, video.id, 0, this.timeAfter(end - 30 * day), chance.chance(0.6) ? 1 : 0];
      }
      for (const [id, video, author, thread] of this.commented) {
        if (author === video.owner) continue;
        yield [video.owner, thread === 0 ? 'comment' : 'reply', author, video.id, id, this.timeAfter(end - 30 * day), chance.chance(0.6) ? 1 : 0];
      }
    }.bind(this);
    const rows = function* () {
      for (const row of all()) {
        const before = told.get(row[0]) ?? 0;
        told.set(row[0], before + 1);
        if (before < most_notifications) yield row;
      }
    };
    yield* inserts('notifications', 'user_key,kind,actor,video_id,comment_id,created,is_read', rows());
  }

  *administration() {
    const { chance, count, end } = this;
    const times = Math.floor(count.users / 2);
    yield* inserts('audit_log', 'at,actor,action,target,detail', Array.from({ length: times }, (_, i) =>
      [Math.floor(end - age * (1 - i / times)), 'admin', chance.of(['user.suspend', 'user.role', 'video.hold', 'video.release', 'user.quota']), chance.of(this.userIds.slice(1, 500)), chance.sentence('en', 2, 8)]));
    yield* inserts('invites', 'secret_hash,created_by,created,expires,uses_left', Array.from({ length: Math.floor(count.users / 20) }, () =>
      [chance.hex(64), 'admin', this.timeAfter(end - age), end + 365 * day, 1 + chance.below(5)]));
  }
}
