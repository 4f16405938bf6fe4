// Runs a command against a server of its own: `node with_server.mjs COMMAND…` with the address in SUNOMI_URL.
import { spawnSync } from 'node:child_process';
import { Server } from './server.mjs';

const server = await new Server().start();
const [command, ...args] = process.argv.slice(2);
const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, SUNOMI_URL: server.origin } });
await server.stop();
process.exitCode = status ?? 1;
