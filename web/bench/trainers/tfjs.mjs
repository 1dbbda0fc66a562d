// SPDX-License-Identifier: MIT
/** TensorFlow.js on its wasm backend, one SIMD thread, its own momentum optimizer. */
async function load({ modules }) {
  const folder = `${modules}@tensorflow/`;
  await import(`${folder}tfjs/dist/tf.min.js`);
  await import(`${folder}tfjs-backend-wasm/dist/tf-backend-wasm.min.js`);
  const { tf } = globalThis;
  tf.wasm.setWasmPaths(`${folder}tfjs-backend-wasm/dist/`);
  await tf.setBackend('wasm');
  if (tf.getBackend() !== 'wasm') throw new Error('TensorFlow.js has no wasm backend here');
  return tf;
}

export async function create(problem, places) {
  const tf = await load(places);
  const { batch, features, classes, lr, gamma } = problem;
  const layers = problem.layers.map((layer) => ({
    w: tf.variable(tf.tensor2d(layer.weight, [layer.in, layer.out])),
    b: tf.variable(tf.tensor1d(layer.bias)),
    f: layer.activation === 'identity' ? (z) => z : tf[layer.activation],
  }));
  const batches = problem.batches.map(({ x, one_hot }) => ({
    x: tf.tensor2d(x, [batch, features]),
    y: tf.tensor2d(one_hot, [batch, classes]),
  }));
  const optimizer = tf.train.momentum(lr, gamma);
  const loss = ({ x, y }) =>
    tf.losses.softmaxCrossEntropy(
      y,
      layers.reduce((a, { w, b, f }) => f(tf.add(tf.matMul(a, w), b)), x),
    );
  let made = 0;
  return {
    run(steps) {
      for (let i = 0; i < steps; ++i) optimizer.minimize(() => loss(batches[made++ % batches.length]));
    },
    loss: () => tf.tidy(() => loss(batches[0]).dataSync()[0]),
  };
}
