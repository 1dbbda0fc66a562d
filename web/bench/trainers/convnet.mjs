// SPDX-License-Identifier: MIT
/** ConvNetJS, in double precision, its own momentum. It takes samples one by one and updates after each batch. */

/** Its file is a classic script: its names are the page's. */
function load({ modules }) {
  const script = document.createElement('script');
  script.src = `${modules}convnetjs/build/convnet-min.js`;
  document.head.append(script);
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
}

export async function create(problem, places) {
  await load(places);
  const { convnetjs } = globalThis;
  const { layers, features, classes, batch, lr, gamma } = problem;
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: features },
    ...layers.slice(0, -1).map(({ out, activation }) => ({ type: 'fc', num_neurons: out, activation })),
    { type: 'softmax', num_classes: classes },
  ]);
  const trainer = new convnetjs.SGDTrainer(net, {
    method: 'sgd',
    learning_rate: lr,
    momentum: gamma,
    batch_size: batch,
    l2_decay: 0,
  });
  const samples = problem.batches.flatMap(({ x, labels }) =>
    Array.from(labels, (label, n) => {
      const volume = new convnetjs.Vol(1, 1, features);
      volume.w.set(x.subarray(n * features, (n + 1) * features));
      return { volume, label };
    }),
  );
  let next = 0;
  return {
    run(steps) {
      for (let i = 0; i < steps * batch; ++i) {
        const { volume, label } = samples[next++ % samples.length];
        trainer.train(volume, label);
      }
    },
  };
}
