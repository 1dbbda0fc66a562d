// SPDX-License-Identifier: MIT
declare module '#wasm/momentum-core.js' {
  export default function createCore(options: object): Promise<unknown>;
}
declare module '#wasm/momentum-run.js' {
  export default function createCore(options: object): Promise<unknown>;
}
