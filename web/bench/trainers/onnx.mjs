// SPDX-License-Identifier: MIT
/** onnxruntime-web on wasm, one SIMD thread, running a step's gradient graph: see onnx_graph.mjs. */
import { trainingModel } from './onnx_graph.mjs';

export async function create(problem, places) {
  const ort = await import(`${places.modules}onnxruntime-web/dist/ort.wasm.min.mjs`);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = `${places.modules}onnxruntime-web/dist/`;
  const session = await ort.InferenceSession.create(trainingModel(problem), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const tensor = (array, shape) => new ort.Tensor('float32', array, shape);
  const { batch, features, classes } = problem;
  const batches = problem.batches.map(({ x, one_hot }) => ({
    a0: tensor(x.slice(), [batch, features]),
    y: tensor(one_hot, [batch, classes]),
  }));
  const feeds = batches.length > 1 ? { ...batches[0] } : {};
  problem.layers.forEach((layer, l) => {
    feeds[`w${l}`] = tensor(layer.weight, [layer.in, layer.out]);
    feeds[`b${l}`] = tensor(layer.bias, [layer.out]);
    feeds[`vw${l}`] = tensor(new Float32Array(layer.weight.length), [layer.in, layer.out]);
    feeds[`vb${l}`] = tensor(new Float32Array(layer.out), [layer.out]);
  });
  const state = Object.keys(feeds).filter((name) => name !== 'a0' && name !== 'y');
  let made = 0;
  const step = async () => {
    if (batches.length > 1) Object.assign(feeds, batches[made++ % batches.length]);
    const results = await session.run(feeds);
    for (const name of state) feeds[name] = results[`${name}.next`];
    return results.loss.data[0];
  };
  return {
    async run(steps) {
      for (let i = 0; i < steps; ++i) await step();
    },
    loss: step,
  };
}
