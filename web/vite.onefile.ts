// SPDX-License-Identifier: MIT
/** The whole page in one file, that opens from disk: no script, style or wasm is fetched, so no server is needed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import type { Plugin } from 'vite';
import { hashOf, startOf } from './vite.pages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), 'utf8');

/** A module with a twin beside it, some.onefile.ts beside some.ts, is its twin here. */
export function twins(): Plugin {
  return {
    name: 'twins',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.startsWith('.')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const twin = found?.id.replace(/\.tsx?$/, '.onefile$&');
      return twin && twin !== found?.id && existsSync(twin) ? twin : null;
    },
  };
}

/** Four bytes as five letters, of 85 that nothing in a page ends at; a rest of n bytes as n + 1. onefile/boot.js reads them. */
function letters_of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    let value = 0;
    for (let k = 0; k < 4; k++) value = value * 256 + (bytes[at + k] ?? 0);
    const letters: string[] = [];
    for (let k = 0; k < 5; k++, value = Math.floor(value / 85))
      letters.unshift(String.fromCharCode((value % 85) + (value % 85 < 19 ? 41 : 42)));
    text += letters.slice(0, Math.min(bytes.length - at, 4) + 1).join('');
  }
  return text;
}

/** Small, and the same whenever it is made. */
const packed = (content: string | Uint8Array) =>
  letters_of(gzipSync(Buffer.from(content), { level: 9, mtime: 0 }));

/** Until the page's own style is unpacked, a page that runs scripts shows nothing. */
const UNSTYLED = '@media (scripting: enabled) { body { visibility: hidden; } }';
const STYLED = 'body{visibility:visible}';

/** A block of data in the page: no browser runs it, and nothing in it can end it. */
function block(id: string, type: string, text: string): string {
  if (/<\/script|<!--/i.test(text)) throw new Error(`${id} would end its own block`);
  return `<script type="${type}" id="${id}">${text}</script>`;
}

/** Nothing may come from anywhere; of scripts and styles, only those that the build has put in. */
const policy = (scripts: string[], styles: string[]) =>
  [
    `default-src 'none'`,
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(hashOf).join(' ')}`,
    'img-src data:',
    'worker-src blob:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');

export interface Parts {
  /** the page's script, in one */
  script: string;
  style: string;
  licenses: string;
}

/** index.html with everything in it. */
export function pageOf({ script, style, licenses }: Parts): string {
  const start = startOf();
  const boot = read('onefile/boot.js');
  const icon = Buffer.from(read('public/favicon.svg')).toString('base64');
  const core = readFileSync(here('../build/wasm/momentum-core.wasm'));
  const styled = style + STYLED;
  const data = Object.entries({ style: styled, page: script, core, licenses }).map(([id, content]) =>
    block(id, 'application/gzip', packed(content)),
  );
  const changes: [RegExp, string][] = [
    [/(?<=Content-Security-Policy"\s+content=")[^"]+/, policy([start, boot, script], [UNSTYLED, styled])],
    [/(?<=rel="icon" type="image\/svg\+xml" href=")[^"]+/, `data:image/svg+xml;base64,${icon}`],
    [/ *<!-- A link when [^>]*>\n *<link data-rel="manifest"[^>]*>\n/, ''],
    [/<link rel="stylesheet"[^>]*>/, `<style>${UNSTYLED}</style>`],
    [/<script src="\/start.js"><\/script>/, `<script>${start}</script>`],
    [/ *<script type="module"[^>]*><\/script>\n/, ''],
    [/<p class="lost">[\s\S]*<p class="disk">[\s\S]*?<\/p>/, read('onefile/words.html').trim()],
    [/(?=\n *<\/body>)/, `\n${data.join('\n')}\n<script>${boot}</script>`],
  ];
  return changes.reduce((page, [what, by]) => {
    if (!what.test(page)) throw new Error(`index.html has no ${what}`);
    return page.replace(what, () => by);
  }, read('index.html'));
}

/** In the place of everything that was built: one file of this name. */
export function oneFile(fileName: string): Plugin {
  return {
    name: 'one-file',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const parts: Parts = { script: '', style: '', licenses: '' };
        for (const [name, made] of Object.entries(bundle)) {
          if (made.type === 'chunk') parts.script += made.code;
          else if (name.endsWith('.css')) parts.style += made.source;
          else if (name === 'licenses.txt') parts.licenses += String(made.source).replace(/^\uFEFF/, '');
          else throw new Error(`${name} is not in ${fileName}`);
          delete bundle[name];
        }
        this.emitFile({ type: 'asset', fileName, source: pageOf(parts) });
      },
    },
  };
}
