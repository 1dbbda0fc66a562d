// SPDX-License-Identifier: MIT
/** Who is timed, in the order of a round, and what the issue asks of the core. */
import { startChromium } from './hosts/chromium.mjs';
import { native } from './hosts/native.mjs';
import { node } from './hosts/node.mjs';
import { torch, torchVersion } from './hosts/torch.mjs';

/** Libraries for browsers; the best of them counts. */
const LIBRARIES = [
  { name: 'onnx', label: 'onnxruntime-web, gradient graph' },
  { name: 'jax', label: 'jax-js, wasm', settles: 300 },
  { name: 'tfjs', label: 'TensorFlow.js, wasm' },
  { name: 'brain', label: 'brain.js (other work)', jobs: ['J4'] },
  { name: 'convnet', label: 'ConvNetJS', jobs: ['J4'] },
];

/**
 * At least so much of each: the straightforward Eigen, the best browser library, the wasm multiply-add peak, and the
 * same source natively.
 */
export const TARGETS = {
  J1: { eigen: 0.85, library: 7, peak: 0.5, native: 0.75 },
  J2: { eigen: 0.5, library: 5, peak: 0.6, native: 0.75 },
  J3: { eigen: 0.4, library: 1.3, peak: 0.7, native: 0.75 },
  J4: { eigen: 1.5, library: 10 },
};

/** The longest time per sample or per operation of a sweep, against the best before it. */
export const MOST_GROWTH = 1.3;

/**
 * `kind`: what the report takes it for. `jobs`: those it runs, or all. `settles`: milliseconds for which its process is
 * still busy after a measurement, which the next contestant must not feel.
 */
export async function startContestants() {
  const chromium = await startChromium();
  const torchHere = torchVersion();
  const page = (name) => chromium.trainer(name);
  const all = [
    { name: 'chromium', label: 'Momentum, Chromium', kind: 'core', host: page('core') },
    { name: 'node', label: 'Momentum, Node', kind: 'core', host: node('core') },
    {
      name: 'native',
      label: 'the same source, native, 128 bits',
      kind: 'native',
      host: native('core_bench'),
    },
    { name: 'eigen', label: 'Eigen, native, -march=native', kind: 'eigen', host: native('eigen_bench') },
    ...LIBRARIES.map((library) => ({ ...library, kind: 'library', host: page(library.name) })),
    { name: 'loops', label: 'plain JavaScript loops', kind: 'other', host: page('loops') },
  ];
  if (torchHere)
    all.push({ name: 'torch', label: `PyTorch ${torchHere}, 1 thread`, kind: 'other', host: torch() });
  const peaks = [
    { name: 'chromium', host: page('peak') },
    { name: 'node', host: node('peak') },
    { name: 'native', host: native('peak_bench') },
  ];
  return {
    all,
    peaks,
    versions: { chromium: chromium.version, node: process.versions.node, torch: torchHere },
    async close() {
      for (const { host } of [...all, ...peaks]) host.close();
      await chromium.close();
    },
  };
}
