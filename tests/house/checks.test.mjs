// The checks of the house rules must be able to fail: each is run over a small tree that breaks its rule.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A project of these files, and what the check says of it. */
function judge(check, files) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sunomi-house-'));
  try {
    mkdirSync(path.join(root, 'tools'));
    cpSync(path.join(project, 'tools/layers.txt'), path.join(root, 'tools/layers.txt'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const done = spawnSync(process.execPath, [path.join(project, 'tools', check), root], { encoding: 'utf8' });
    return { status: done.status, complaints: done.stderr.split('\n').filter(Boolean) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

const body = (lines) => `int count() {\n${'    step();\n'.repeat(lines - 2)}}\n`;

test('check_layers accepts what the table allows', () => {
  const { status, complaints } = judge('check_layers', {
    'src/domain/plan.cpp': '#include "domain/plan.hpp"\n#include <fmt/format.h>\n#include <vector>\n#include "base/result.hpp"\n',
    'src/adapters/sql/rows.cpp': '#include <soci/soci.h>\n#include "ports/user_repository.hpp"\n',
    'src/app/wiring.cpp': '#include "adapters/sql/rows.hpp"\n',
    'src/net/head_test.cpp': '#include <gtest/gtest.h>\n',
  });
  assert.deepEqual(complaints, []);
  assert.equal(status, 0);
});

test('check_layers names every include that is against the table', () => {
  const { status, complaints } = judge('check_layers', {
    'src/domain/plan.cpp': '#include "net/http_server.hpp"\n#include <thread>\n#include <sys/socket.h>\n',
    'src/adapters/auth/a.cpp': '  #  include "adapters/sql/rows.hpp"\n#include "services/accounts.hpp"\n',
    'src/base/text.cpp': '#include "text.hpp"\n#include <lua/lua.h>\n#include <gtest/gtest.h>\n',
    'src/attic/a.cpp': '\n',
    'src/net/late.hpp': '',
    'src/net/late.cpp': '#include <vector>\n#include "net/late.hpp"\n',
  });
  assert.equal(status, 1);
  assert.deepEqual(complaints.sort(), [
    'src/adapters/auth/a.cpp:1: adapters/auth may not include adapters/sql ("adapters/sql/rows.hpp")',
    'src/adapters/auth/a.cpp:2: adapters/auth may not include services ("services/accounts.hpp")',
    'src/attic/a.cpp: layers.txt knows no room attic',
    'src/base/text.cpp:1: "text.hpp" is not written from src/',
    'src/base/text.cpp:2: <lua/lua.h> belongs to no library that layers.txt knows',
    'src/base/text.cpp:3: base may not use gtest (<gtest/gtest.h>)',
    'src/domain/plan.cpp:1: domain may not include net ("net/http_server.hpp")',
    'src/domain/plan.cpp:2: domain may not use rim (<thread>)',
    'src/domain/plan.cpp:3: domain may not use posix (<sys/socket.h>)',
    'src/net/late.cpp:1: its own header must come first, which shows that it compiles alone',
  ]);
});

test('check_sizes lets pass what is as long as the limits, and nothing longer', () => {
  const within = judge('check_sizes', {
    'src/a.hpp': '\n'.repeat(200),
    'src/a.cpp': body(60) + '\n'.repeat(340),
    'src/a_test.cpp': '\n'.repeat(500),
  });
  assert.deepEqual(within, { status: 0, complaints: [] });
  const beyond = judge('check_sizes', {
    'src/a.hpp': '\n'.repeat(201),
    'src/a.cpp': '\n'.repeat(401),
    'src/b.cpp': `namespace n {\nclass C {\npublic:\n    /* { */ ${body(61)}};\n}\n`,
    'src/a_test.cpp': '\n'.repeat(501),
  });
  assert.equal(beyond.status, 1);
  assert.deepEqual(beyond.complaints.sort(), [
    'src/a.cpp: this source has 401 lines; the limit is 400',
    'src/a.hpp: this header has 201 lines; the limit is 200',
    'src/a_test.cpp: this test has 501 lines; the limit is 500',
    'src/b.cpp:4: count has 61 lines; the limit is 60',
  ]);
});

test('check_docs_links follows links to files and headings', () => {
  const { status, complaints } = judge('check_docs_links', {
    'README.md': '# Read me\n[a](docs/a.md) [b](docs/a.md#the-2nd-part) [c](#read-me) [d](https://example.org/x)\n' +
      '`[code](nowhere.md)`\n[e](docs/missing.md) [f](docs/a.md#nothing) [g](../../etc/hostname)\n',
    'docs/a.md': '# A\n## The 2nd part\n[home](../README.md)\n',
  });
  assert.equal(status, 1);
  assert.deepEqual(complaints, [
    'README.md: docs/missing.md leads nowhere',
    'README.md: docs/a.md#nothing names no heading of that file',
    'README.md: ../../etc/hostname leads out of the project',
  ]);
});
