// SPDX-License-Identifier: MIT
/** The wasm library against PyTorch, trace by trace. */
import { describe, expect, it } from 'vitest';
import { loadLibrary, type Reference, readReferences } from './support/support';

const momentum = await loadLibrary();

/** Largest |a − b|, Infinity where lengths differ or something is not a number. */
function deviation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const d = Math.abs((a[i] as number) - (b[i] as number));
    if (!(d <= most)) most = Number.isNaN(d) ? Number.POSITIVE_INFINITY : d;
  }
  return most;
}

function replay(reference: Reference) {
  const trainer = new momentum.Trainer(reference.options);
  const initial = trainer.parameters();
  const losses: number[] = [];
  const parameters: Record<string, Float32Array> = {};
  let firstGradient = new Float32Array();
  for (let step = 0; step < reference.losses.length; step++) {
    for (const change of reference.changes) {
      if (change.step !== step) continue;
      if (change.optimizer) trainer.set_optimizer(change.optimizer);
      if (change.schedule) trainer.patch('schedule', change.schedule);
    }
    losses.push(trainer.forward());
    trainer.backward();
    if (step === 0) firstGradient = trainer.gradients() as Float32Array<ArrayBuffer>;
    trainer.update();
    if (reference.zero_grad) trainer.zero_grad();
    if (String(step + 1) in reference.parameters) parameters[step + 1] = trainer.parameters();
  }
  trainer.delete();
  return { initial, losses, parameters, firstGradient };
}

describe('the library matches PyTorch', () => {
  const references = readReferences();
  it('has traces to compare with', () => expect(references.length).toBeGreaterThan(50));

  it.each(references.map((reference) => [reference.name, reference] as const))('%s', (_, reference) => {
    const { initial, losses, parameters, firstGradient } = replay(reference);
    expect(initial).toEqual(Float32Array.from(reference.initial_parameters));
    expect(deviation(firstGradient, reference.first_gradient)).toBeLessThan(1e-6);
    const tolerance = reference.options.optimizer?.type === 'sgd' ? 2e-6 : 2e-5;
    for (const [i, loss] of reference.losses.entries()) {
      expect(Math.abs((losses[i] as number) - loss), `loss of step ${i}`).toBeLessThanOrEqual(
        tolerance * Math.abs(loss),
      );
    }
    for (const [step, expected] of Object.entries(reference.parameters)) {
      expect(deviation(parameters[step] ?? [], expected), `parameters after ${step}`).toBeLessThan(1e-6);
    }
  });
});
