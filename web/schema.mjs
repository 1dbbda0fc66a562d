// SPDX-License-Identifier: MIT
// Writes build/wasm/momentum-schema.ts: what the core that was built says of its options.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('../build/wasm/', import.meta.url));
const { default: createCore } = await import(pathToFileURL(`${folder}momentum-core.js`).href);
const wasm = await WebAssembly.compile(readFileSync(`${folder}momentum-core.wasm`));
const core = await createCore({
  instantiateWasm: (imports, done) => {
    WebAssembly.instantiate(wasm, imports).then(done);
    return {};
  },
});
const schema = JSON.parse(new TextDecoder().decode(core.describe().slice()));
writeFileSync(`${folder}momentum-schema.ts`, `export const SCHEMA = ${JSON.stringify(schema, null, 2)} as const;\n`);
