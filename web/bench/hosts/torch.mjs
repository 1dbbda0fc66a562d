// SPDX-License-Identifier: MIT
/** PyTorch, eager, on one thread, where Debian's Python has it. */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const PYTHON = '/usr/bin/python3';

/** PyTorch's version, or null. */
export function torchVersion() {
  try {
    return execFileSync(PYTHON, ['-c', 'import torch; print(torch.__version__)'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return null;
  }
}

export function torch() {
  let child;
  let lines;
  const ask = async (question) => {
    child ??= spawn(PYTHON, [new URL('torch_side.py', import.meta.url).pathname], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    lines ??= createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('PyTorch stopped');
    return Number(value);
  };
  return {
    prepare: (job, ms) => ask({ job, ms }),
    measure: (job, ms) => ask({ job, ms }),
    close: () => child?.stdin.end(),
  };
}
