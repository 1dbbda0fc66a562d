// SPDX-License-Identifier: MIT
/** The built library as another project would import it, and the traces PyTorch left. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LoadOptions, Momentum, WasmSource } from '../../../src/core/api';
import type { OptionError } from '../../../src/core/check';
import type { OptimizerChange, ScheduleOptions, TrainerOptions } from '../../../src/core/options';

const root = new URL('../../../../', import.meta.url);
export const library = fileURLToPath(new URL('dist/lib/', root));
const references = new URL('cpp/tests/reference/', root);

interface Library {
  loadMomentum: (wasm?: WasmSource, options?: LoadOptions) => Promise<Momentum>;
  OptionError: typeof OptionError;
}

export function importLibrary(): Promise<Library> {
  const path = `${library}momentum.js`;
  if (!existsSync(path)) throw new Error(`${path} is missing: run scripts/demo --build-only`);
  return import(/* @vite-ignore */ path) as Promise<Library>;
}

export async function loadLibrary(): Promise<Momentum> {
  return (await importLibrary()).loadMomentum();
}

/** The library and the memory its wasm lives in. */
export async function loadWatched(): Promise<{ momentum: Momentum; memory: WebAssembly.Memory }> {
  const { instantiate } = WebAssembly;
  let memory: WebAssembly.Memory | undefined;
  const watched = async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return instance;
  };
  WebAssembly.instantiate = watched as typeof instantiate;
  try {
    const momentum = await loadLibrary();
    if (!memory) throw new Error('the core exports no memory');
    return { momentum, memory };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** One file of scripts/reference.py. */
export interface Reference {
  name: string;
  options: TrainerOptions;
  zero_grad: boolean;
  changes: { step: number; optimizer?: OptimizerChange; schedule?: ScheduleOptions }[];
  initial_parameters: number[];
  losses: number[];
  first_gradient: number[];
  parameters: Record<string, number[]>;
}

export function readReferences(): Reference[] {
  const files = readdirSync(references).filter((name) => name.endsWith('.json'));
  return files.map((file) => {
    const reference = JSON.parse(readFileSync(new URL(file, references), 'utf8')) as Reference;
    const { data, loss } = reference.options;
    if (data.kind === 'arrays') {
      data.x = Float32Array.from(data.x);
      data.y = loss === 'mse' ? Float32Array.from(data.y) : Int32Array.from(data.y);
    }
    return reference;
  });
}

/** The article's experiment, as the README shows it. */
export function article(): TrainerOptions {
  return {
    seed: 22,
    data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
    hidden: [
      { units: 13, activation: 'relu' },
      { units: 8, activation: 'sigmoid' },
    ],
    loss: 'cross_entropy',
    optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9 },
    batch_size: 0,
  };
}
