// SPDX-License-Identifier: MIT
declare module '#wasm/momentum-core.js' {
  export default function createCore(options: object): Promise<unknown>;
}
