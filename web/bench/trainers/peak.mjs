// SPDX-License-Identifier: MIT
/** The engine's multiply-add peak: cpp/bench/peak.cpp as a wasm of its own. A step is one floating-point operation. */
async function bytesAt(address) {
  const url = new URL(address);
  if (url.protocol !== 'file:') return (await fetch(url)).arrayBuffer();
  const { readFile } = await import('node:fs/promises');
  return readFile(url);
}

export async function create({ job }, places) {
  const { instance } = await WebAssembly.instantiate(await bytesAt(places.peak));
  const peak = instance.exports;
  const kernel = peak[job.name.replaceAll('/', '_')];
  const operations = peak.peak_round_operations();
  return {
    run(count) {
      const rounds = Math.ceil(count / operations);
      kernel(rounds);
      return rounds * operations;
    },
  };
}
