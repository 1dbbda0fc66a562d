// SPDX-License-Identifier: MIT
/** What every other trainer is given: the core's own data, initial parameters and first losses for a job. */

/** (rows, columns) row-major to (columns, rows) row-major. */
function transposed(matrix, rows, columns) {
  return Float32Array.from(matrix, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]);
}

/**
 * `weight` is (in, out) row-major. `batches` cuts the samples into runs of `batch` in their order: the others need not
 * shuffle, which is in their favour.
 */
export async function problemOf(job, places, steps) {
  const { options } = job;
  if (!options) return { job };
  const { loadMomentum } = await import(places.library);
  const momentum = await loadMomentum();
  const core = new momentum.Trainer(options);
  const parameters = core.parameters();
  const { samples, features, classes } = options.data;
  const batch = options.batch_size || samples;
  const x = core.x();
  const y = core.y();
  const layers = core.layers.map((layer, i) => ({
    in: layer.in,
    out: layer.out,
    activation: options.hidden[i]?.activation ?? 'identity',
    weight: transposed(
      parameters.subarray(layer.offset, layer.offset + layer.in * layer.out),
      layer.out,
      layer.in,
    ),
    bias: parameters.slice(layer.offset + layer.in * layer.out, layer.offset + (layer.in + 1) * layer.out),
  }));
  const losses = core.run(steps);
  core.delete();
  const batches = [];
  for (let start = 0; start < samples; start += batch) {
    const labels = y.subarray(start, start + batch);
    const one_hot = new Float32Array(batch * classes);
    labels.forEach((label, i) => {
      one_hot[i * classes + label] = 1;
    });
    batches.push({ x: x.subarray(start * features, (start + batch) * features), labels, one_hot });
  }
  const { lr, momentum: gamma } = options.optimizer;
  return { job, momentum, samples, features, classes, batch, layers, batches, losses, lr, gamma };
}
