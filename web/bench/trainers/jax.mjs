// SPDX-License-Identifier: MIT
/** jax-js on its wasm backend, the whole step in one jit. Its arrays are consumed by use; `.ref` keeps one. */
/** The step as one compiled function. Parameters are one flat list: w, b, w, b, … */
function compile(jax, { layers, batch, lr, gamma }) {
  const { numpy: np, nn } = jax;
  const activations = { identity: (z) => z, relu: nn.relu, sigmoid: nn.sigmoid, tanh: np.tanh };
  const loss = (parameters, x, y) => {
    let a = x;
    layers.forEach(({ activation }, i) => {
      a = activations[activation](np.dot(a, parameters[2 * i]).add(parameters[2 * i + 1]));
    });
    return nn
      .logSoftmax(a)
      .mul(y)
      .sum()
      .mul(-1 / batch);
  };
  return jax.jit((parameters, velocity, x, y) => {
    const kept = parameters.map((p) => p.ref);
    const [value, gradient] = jax.valueAndGrad(loss)(kept, x, y);
    const v = velocity.map((old, i) => old.mul(gamma).add(gradient[i]));
    return [value, parameters.map((p, i) => p.sub(v[i].ref.mul(lr))), v];
  });
}

export async function create(problem, places) {
  const jax = await import(`${places.modules}@jax-js/jax/dist/index.js`);
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { numpy: np } = jax;
  const { batch, features, classes, layers } = problem;
  const step = compile(jax, problem);

  let parameters = layers.flatMap((layer) => [
    np.array(layer.weight).reshape([layer.in, layer.out]),
    np.array(layer.bias),
  ]);
  let velocity = parameters.map((p) => np.zeros(p.shape));
  const batches = problem.batches.map(({ x, one_hot }) => ({
    x: np.array(x.slice()).reshape([batch, features]),
    y: np.array(one_hot).reshape([batch, classes]),
  }));
  let made = 0;
  const advance = () => {
    const { x, y } = batches[made++ % batches.length];
    const [value, p, v] = step(parameters, velocity, x.ref, y.ref);
    parameters = p;
    velocity = v;
    return value;
  };
  return {
    async run(steps) {
      for (let i = 0; i < steps; ++i) advance().dispose();
      await jax.blockUntilReady(parameters.map((p) => p.ref));
    },
    loss: async () => (await advance().data())[0],
  };
}
