// SPDX-License-Identifier: MIT
/** dist/api: every export has its entry and every entry its words; the page asks for nothing and is nobody's download. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { library } from './support/support';

const page = readFileSync(`${library}../api/index.html`, 'utf8');
const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

it.each(['momentum', 'worker'])('names everything %s.d.ts exports, and its members', (name) => {
  const declaration = readFileSync(`${library}${name}.d.ts`, 'utf8');
  const exports = [...declaration.matchAll(/^export (?:declare )?(?:type|interface|class|function) (\w+)/gm)];
  expect(exports.length).toBeGreaterThan(5);
  expect(exports.map(([, one]) => one).filter((one) => !ids.has(one))).toEqual([]);
  for (const [, owner, body = ''] of declaration.matchAll(
    /^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm,
  )) {
    const members = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[(:]/gm)].map(
      ([, member]) => `${owner}.${member}`,
    );
    expect(members.filter((one) => !ids.has(one))).toEqual([]);
  }
});

it('says something of each, and of a trainer in a worker what it says of one here', () => {
  const entries = [...page.matchAll(/<h[345] id="([^"]+)">.*?<\/h[345]>(<p>[\s\S]+?<\/p>)?/g)];
  expect(entries.length).toBeGreaterThan(250);
  expect(entries.filter(([, , words]) => !words).map(([, id]) => id)).toEqual([]);
  const words = new Map(entries.map(([, id, text]) => [id, text]));
  expect(words.get('WorkerTrainer.predict')).toBe(words.get('Trainer.predict'));
  expect(words.get('SgdOptions.lr')).toBe('<p>learning rate; at least 0, 0.001 when left out</p>');
  expect(page).toContain(
    'id="WorkerTrainer.predict"><code>predict(x: <a href="#Numbers">Numbers</a>): Promise&#60;Float32Array&#62;',
  );
});

it('leads only to what is there', () => {
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
  const anchors = links.filter((link) => link.startsWith('#')).map((link) => link.slice(1));
  expect(anchors.length).toBeGreaterThan(150);
  expect(anchors.filter((id) => !ids.has(id))).toEqual([]);
  const outside = new Set(links.filter((link) => !/^(#|https:\/\/pytorch\.org\/docs\/)/.test(link)));
  expect([...outside]).toEqual(['../favicon.svg', '../index.html']);
});

it('has no script, and a policy that allows none and nothing from elsewhere', () => {
  expect(page).not.toMatch(/<script|<img|<iframe| style="| on\w+="|@import|url\(/);
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'`;
  expect(page).toContain(`http-equiv="Content-Security-Policy" content="${policy}"`);
});

it('is not kept for visits without network', () => {
  expect(readFileSync(`${library}../sw.js`, 'utf8')).not.toContain('"api/');
});
