// SPDX-License-Identifier: MIT
/** The files as a user's tools see them: a module, and the types that are declared beside it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Trainer } from '../../src/core/api';
import { article, library, loadLibrary } from './support';

const momentum = await loadLibrary();
const make = () => new momentum.Trainer(article());

it('is a module to Nodes that do not guess', () => {
  const script = `import { loadMomentum } from '${library}momentum.js'; await loadMomentum(); console.log('loaded');`;
  const flags = ['--no-experimental-detect-module', '--input-type=module', '--eval', script];
  expect(spawnSync(process.execPath, flags, { encoding: 'utf8' }).stdout).toBe('loaded\n');
});

describe('momentum.d.ts', () => {
  const declaration = readFileSync(`${library}momentum.d.ts`, 'utf8');
  const members = (name: string) => {
    const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(declaration)?.[1] ?? '';
    return [...body.matchAll(/^ {2}(?:readonly )?(\[[\w.]+\]|\w+)\??[(:]/gm)]
      .map((match) => match[1] as string)
      .sort();
  };

  it('declares just what the live trainer has', () => {
    const trainer = make();
    const live = new Set<string>(Object.keys(trainer));
    const own = Object.getPrototypeOf(momentum.Trainer.prototype) as Trainer;
    for (const key of Reflect.ownKeys(own)) {
      if (key !== 'constructor') live.add(key === Symbol.dispose ? '[Symbol.dispose]' : String(key));
    }
    expect(members('Trainer')).toEqual([...live].sort());
  });

  it.each([
    ['SgdOptions', 'sgd'],
    ['AdamOptions', 'adam'],
    ['RmspropOptions', 'rmsprop'],
    ['AdagradOptions', 'adagrad'],
  ])('declares just the options the core knows: %s', (name, type) => {
    let message = '';
    try {
      new momentum.Trainer({ data: article().data, optimizer: { type, '?': 1 } as never });
    } catch (error) {
      message = (error as Error).message;
    }
    const known = (message.split('allowed are ')[1] ?? '').split(', ').sort();
    expect(members(name)).toEqual(known);
  });
});
