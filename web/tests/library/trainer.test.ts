// SPDX-License-Identifier: MIT
/** The library's contract, as README and momentum.d.ts state it. */
import { describe, expect, it } from 'vitest';
import { article, loadLibrary } from './support/support';

const momentum = await loadLibrary();
const make = () => new momentum.Trainer(article());

describe('training', () => {
  it("starts where PyTorch's seed 22 starts", () => {
    expect(make().step()).toBeCloseTo(1.1368438, 6);
  });

  it('run(100) is 100 times step(), and the four verbs are a step', () => {
    const [ran, stepped, phased] = [make(), make(), make()];
    const losses = ran.run(100);
    for (const loss of losses) {
      expect(stepped.step()).toBe(loss);
      expect(phased.forward()).toBe(loss);
      phased.backward();
      phased.update();
      phased.zero_grad();
    }
    expect(losses).toHaveLength(100);
    expect(stepped.parameters()).toEqual(ran.parameters());
    expect(phased.velocity()).toEqual(ran.velocity());
  });

  it('run_stats gives the same losses and true norms', () => {
    const [ran, observed] = [make(), make()];
    const stats = observed.run_stats(19);
    const before = observed.clone();
    const last = observed.run_stats(1);
    expect([...stats.loss, ...last.loss]).toEqual([...ran.run(20)]);
    expect(stats.agreement[0]).toBeCloseTo(1, 6);
    before.forward();
    before.backward();
    const [w, g] = [before.parameters(), before.gradients()];
    const moved = observed.parameters().map((one, i) => one - (w[i] as number));
    const along = moved.reduce((sum, one, i) => sum - one * (g[i] as number), 0);
    const [stride, slope] = [Math.hypot(...moved), Math.hypot(...g)];
    expect(last.velocity_norm[0]).toBeCloseTo(Math.hypot(...observed.velocity()), 5);
    expect(last.grad_norm[0]).toBeCloseTo(slope, 6);
    expect(last.stride[0]).toBeCloseTo(stride, 6);
    expect(last.agreement[0]).toBeCloseTo(along / (stride * slope), 4);
  });

  it('clones and saved trainers continue bit for bit', () => {
    const trainer = make();
    trainer.run(37);
    const copies = [trainer.clone(), momentum.Trainer.load(trainer.save())];
    const losses = trainer.run(50);
    for (const copy of copies) {
      expect(copy.steps).toBe(37);
      expect(copy.run(50)).toEqual(losses);
      expect(copy.parameters()).toEqual(trainer.parameters());
    }
    expect(copies.every((copy) => copy instanceof momentum.Trainer)).toBe(true);
  });

  it('hands out copies', () => {
    const [trainer, twin] = [make(), make()];
    for (const one of [trainer, twin]) {
      one.run(5);
      one.forward();
      one.backward();
    }
    const arrays = (one: typeof trainer) => [
      ...[one.parameters(), one.gradients(), one.velocity(), one.x(), one.y(), one.order(), one.batch()],
      ...Object.values(one.optimizer_state()),
    ];
    for (const array of arrays(trainer)) array.fill(7);
    expect(arrays(trainer)).toEqual(arrays(twin));
    trainer.update();
    twin.update();
    expect(trainer.save()).toEqual(twin.save());
  });

  it('changes options while training and keeps the velocity', () => {
    const trainer = make();
    trainer.run(10);
    const velocity = trainer.velocity();
    trainer.set_optimizer({ lr: 0.01 });
    expect(trainer.velocity()).toEqual(velocity);
    const { stride } = trainer.run_stats(1);
    expect(stride[0]).toBeCloseTo(0.01 * Math.hypot(...trainer.velocity()), 7);
    expect(trainer.steps).toBe(11);
  });

  it('shows the state of the optimizer by the names of PyTorch', () => {
    const trainer = make();
    const names = () => Object.keys(trainer.optimizer_state());
    expect(names()).toEqual([]);
    expect(trainer.lr).toBe(0.1);
    trainer.run(3);
    expect(trainer.optimizer_state()).toEqual({ momentum_buffer: trainer.velocity() });
    trainer.set_optimizer({ type: 'adam', amsgrad: true });
    expect(trainer.optimizer_steps).toBe(0);
    trainer.run(2);
    expect(names()).toEqual(['exp_avg', 'exp_avg_sq', 'max_exp_avg_sq']);
    expect(trainer.optimizer_state().exp_avg).toEqual(trainer.velocity());
    expect([trainer.optimizer_steps, trainer.steps, trainer.lr]).toEqual([2, 5, 0.001]);
  });

  it('shows the order of an epoch', () => {
    const full = Int32Array.from({ length: 500 }, (_, i) => i);
    expect(make().order()).toEqual(full);
    const trainer = new momentum.Trainer({ ...article(), batch_size: 32 });
    const order = trainer.order();
    expect(order).not.toEqual(full);
    trainer.run(16);
    expect(trainer.order()).toEqual(order);
    trainer.step();
    expect(trainer.order()).not.toEqual(order);
    expect(trainer.order().sort()).toEqual(full);
  });

  it('goes back to a clone, and on from there bit for bit', () => {
    for (const batch_size of [0, 32]) {
      const trainer = new momentum.Trainer({ ...article(), batch_size });
      trainer.run(20);
      const mark = trainer.clone();
      const losses = trainer.run(30);
      trainer.restore(mark);
      expect(trainer.steps).toBe(20);
      expect(trainer.run(30)).toEqual(losses);
      const later = trainer.clone();
      mark.restore(later);
      later.restore(trainer);
      expect(mark.save()).toEqual(trainer.save());
    }
    const trainer = make();
    expect(() => trainer.restore(make())).toThrow(/^trainer must be a clone of this one, got another/);
    expect(() => trainer.restore({} as never)).toThrow(/^trainer must be a clone of this one, got Object/);
    const gone = trainer.clone();
    gone.delete();
    expect(() => trainer.restore(gone)).toThrow(/deleted/);
    expect(trainer.step()).toBeCloseTo(1.1368438, 6);
  });

  it('predicts for any inputs', () => {
    const trainer = make();
    trainer.run(50);
    const [x, y] = [trainer.x(), trainer.y()];
    const logits = trainer.predict(x);
    expect(logits).toHaveLength(500 * 3);
    let loss = 0;
    for (let n = 0; n < 500; n++) {
      const z = logits.subarray(3 * n, 3 * n + 3);
      loss += Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0)) - (z[y[n] as number] as number);
    }
    expect(trainer.evaluate().loss).toBeCloseTo(loss / 500, 6);
    expect(trainer.predict(x.slice(20, 60))).toEqual(logits.slice(3, 9));
    expect(trainer.predict(new Float32Array())).toHaveLength(0);
    expect(() => trainer.predict(new Float32Array(21))).toThrow(
      /^x must be .* multiple of 20 values, got 21/,
    );
    expect(() => trainer.predict(new Float32Array(20).fill(Number.NaN))).toThrow(/^x\[0\] must be a finite/);
    expect(() => trainer.predict([1])).toThrow(
      /^x must be samples × features, a multiple of 20 values, got 1/,
    );
  });

  it('goes on from parameters it is given', () => {
    const [trainer, other] = [make(), make()];
    trainer.run(10);
    const { loss } = trainer.evaluate();
    other.set_parameters(trainer.parameters());
    expect(other.evaluate().loss).toBe(loss);
    expect(other.step()).toBe(loss);
    expect(other.steps).toBe(1);
    expect(() => other.set_parameters(new Float32Array(3))).toThrow(/^parameters must be .* values, got 3/);
  });

  it('keeps test data apart', () => {
    const split = new momentum.Trainer({ ...article(), test: { type: 'split', share: 0.2, seed: 5 } });
    const fresh = new momentum.Trainer({ ...article(), test: { type: 'fresh', seed: 5 } });
    const counts = [split.y(), split.test_y(), fresh.y(), fresh.test_y()].map((y) => y?.length);
    expect(counts).toEqual([400, 100, 500, 500]);
    expect(fresh.x()).toEqual(make().x());
    expect(fresh.test_x()).toEqual(new momentum.Trainer({ ...article(), seed: 5 }).x());
    expect(fresh.run(20)).toEqual(make().run(20));
    expect(split.parameters()).toEqual(make().parameters());
    for (const trainer of [split, fresh]) {
      const logits = trainer.predict(trainer.test_x() as Float32Array);
      let loss = 0;
      trainer.test_y()?.forEach((label, n) => {
        const z = logits.subarray(3 * n, 3 * n + 3);
        loss += Math.log(z.reduce((sum, one) => sum + Math.exp(one), 0)) - (z[label] as number);
      });
      expect(trainer.evaluate_test()?.loss).toBeCloseTo(loss / (logits.length / 3), 5);
    }
    const arrays = {
      kind: 'arrays' as const,
      x: Float32Array.of(1, 2, 3, 4),
      y: Int32Array.of(0, 1, 0, 1),
      samples: 4,
      features: 1,
      classes: 2,
    };
    const own = new momentum.Trainer({ data: arrays, test: { type: 'split', share: 0.5 } });
    expect([...own.x(), ...(own.test_x() ?? [])].sort()).toEqual([1, 2, 3, 4]);
    expect([...(own.test_y() ?? [])].sort()).toEqual([0, 1]);
    expect(momentum.Trainer.load(own.save()).save()).toEqual(own.save());
    expect(() => new momentum.Trainer({ data: arrays, test: { type: 'fresh' } })).toThrow(
      /^test\.type must be none or split where data\.kind is arrays/,
    );
    expect(() => new momentum.Trainer({ data: arrays, test: { type: 'split', share: 0.1 } })).toThrow(
      /^test\.share must be a share that leaves samples/,
    );
  });

  it('has no test data unless asked', () => {
    const trainer = make();
    expect([trainer.evaluate_test(), trainer.test_x(), trainer.test_y()]).toEqual([null, null, null]);
  });

  it('stops short when it diverges, and recovers', () => {
    const trainer = new momentum.Trainer({
      ...article(),
      data: { kind: 'torch_rand', samples: 50, features: 20, outputs: 2 },
      hidden: [],
      loss: 'mse',
      optimizer: { type: 'sgd', lr: 100, momentum: 0.9 },
    });
    const losses = trainer.run(1000);
    expect(losses.length).toBeLessThan(1000);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(trainer.diverged).toBe(true);
    expect(trainer.diverged_at).toBe(losses.length);
    expect(trainer.parameters().every(Number.isFinite)).toBe(true);
    expect(trainer.step()).toBeNaN();
    trainer.set_optimizer({ lr: 1e-3, momentum: 0 });
    expect(trainer.diverged).toBe(false);
    // Now it descends, step by step, on what is a quadratic.
    const after = [...trainer.run(5)];
    expect(after).toEqual([...new Set(after)].sort((one, other) => other - one));
    expect(after.length).toBe(5);
  });
});
