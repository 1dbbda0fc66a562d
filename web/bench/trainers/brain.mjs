// SPDX-License-Identifier: MIT
/**
 * brain.js. Not the same work: it updates after every sample, with one activation for all layers and squared error; a
 * step here is as many samples as a batch of the job has.
 */
export async function create(problem, places) {
  await import(`${places.modules}brain.js/browser.min.js`);
  const { layers, features, batch, lr, gamma } = problem;
  const net = new globalThis.brain.NeuralNetwork({
    hiddenLayers: layers.slice(0, -1).map(({ out }) => out),
    activation: layers[0].activation,
    learningRate: lr,
    momentum: gamma,
  });
  const samples = problem.batches.flatMap(({ x, one_hot }) =>
    Array.from({ length: batch }, (_, n) => ({
      input: Array.from(x.subarray(n * features, (n + 1) * features)),
      output: Array.from(one_hot.subarray((n * one_hot.length) / batch, ((n + 1) * one_hot.length) / batch)),
    })),
  );
  const epoch = samples.length / batch;
  return {
    // Whole epochs, as train() makes them: it prepares its data once a call.
    run(steps) {
      const iterations = Math.ceil(steps / epoch);
      net.train(samples, { iterations, errorThresh: 1e-12 });
      return iterations * epoch;
    },
  };
}
