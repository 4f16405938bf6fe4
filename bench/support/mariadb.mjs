// A private MariaDB on a Unix socket, with the rows that lists, details and search of ours read.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const env = { ...process.env, PATH: process.env.PATH + ':/usr/sbin' }; // not in everyone's
const run = (command, args, options = {}) => promisify(execFile)(command, args, { env, ...options });

// Everything stays in memory; every word is indexed, as with ours; writing is not measured.
const settings = (folder) => `[mariadbd]
user=${os.userInfo().username}
datadir=${folder}/data
socket=${folder}/socket
pid-file=${folder}/pid
log-error=${folder}/error.log
skip-networking
character-set-server=utf8mb4
collation-server=utf8mb4_uca1400_ai_ci
innodb_buffer_pool_size=512M
innodb_log_file_size=256M
innodb_flush_log_at_trx_commit=0
innodb_ft_min_token_size=1
innodb_ft_enable_stopword=OFF
performance_schema=OFF
secure_file_priv=
`;

/** One server with its data in `folder`. */
export class MariaDb {
  constructor(folder) {
    this.folder = folder;
    this.socket = path.join(folder, 'socket');
  }

  async start() {
    mkdirSync(this.folder, { recursive: true });
    const file = path.join(this.folder, 'my.cnf');
    writeFileSync(file, settings(this.folder));
    await run('mariadb-install-db', [`--defaults-file=${file}`, '--auth-root-authentication-method=normal', '--skip-test-db']);
    const log = openSync(path.join(this.folder, 'error.log'), 'a');
    this.process = spawn('mariadbd', [`--defaults-file=${file}`], { stdio: ['ignore', log, log], env });
    for (const end = Date.now() + 30_000; ; await sleep(50)) {
      const answer = await this.run('SELECT 1').catch(() => null);
      if (answer) return this;
      if (this.process.exitCode !== null || Date.now() > end) {
        throw new Error('MariaDB did not start: ' + readFileSync(path.join(this.folder, 'error.log'), 'utf8').slice(-2000));
      }
    }
  }

  /** What the statements print. */
  async run(sql, database = '') {
    const { stdout } = await run('mariadb', ['--no-defaults', '--user=root', `--socket=${this.socket}`, '--default-character-set=utf8mb4', '--execute', sql, ...(database ? [database] : [])], { maxBuffer: 1 << 26 });
    return stdout;
  }

  async stop() {
    const exited = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await exited;
  }

  /** Makes the database `sunomi` from `schema` (SQL) with the users and videos of a SQLite file of ours. */
  async copyFrom(sqlite, schema) {
    await this.run('CREATE DATABASE sunomi');
    await this.run(schema, 'sunomi');
    await this.copyTable(sqlite, 'users', ['user_key', 'user_id', 'name', 'profile_picture_url'], 'FROM users');
    await this.copyTable(sqlite, 'videos', [
      'id', 'owner', 'title', 'description', 'videos.created AS created', 'state', 'finished', 'error', 'notice', 'duration_ms', 'width', 'height', 'likes', 'views', 'comments', 'version',
      'visibility', 'hold', 'listed', 'tags', 'category', 'language', 'licence', "tags || ' ' || user_id || ' ' || name AS names",
    ], 'FROM videos JOIN users ON user_key = owner ORDER BY id');
    await this.run('CREATE FULLTEXT INDEX videos_search ON videos (title, names, description); ANALYZE TABLE users, videos', 'sunomi');
  }

  async copyTable(sqlite, table, columns, from) {
    const file = path.join(this.folder, table + '.tsv');
    const name = (column) => column.split(' AS ').at(-1);
    const value = (column) => {
      const escapes = [["'\\'", "'\\\\'"], ['char(9)', "'\\t'"], ['char(10)', "'\\n'"], ['char(13)', "'\\r'"]];
      return escapes.reduce((text, [from, to]) => `replace(${text}, ${from}, ${to})`, column.split(' AS ')[0]);
    };
    await run('sqlite3', ['-readonly', '-bail', sqlite, '.mode list', '.separator "\\t" "\\n"', `.once '${file}'`, `SELECT ${columns.map(value).join(', ')} ${from}`]);
    await this.run(`LOAD DATA INFILE '${file}' INTO TABLE ${table} CHARACTER SET utf8mb4 (${columns.map(name).join(', ')})`, 'sunomi');
  }
}
