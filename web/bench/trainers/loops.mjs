// SPDX-License-Identifier: MIT
/** No library: the loops one writes by hand, sample by sample, in Float32Arrays. */
const FUNCTIONS = {
  identity: { f: (z) => z, derivative: () => 1 },
  relu: { f: (z) => (z > 0 ? z : 0), derivative: (a) => (a > 0 ? 1 : 0) },
  sigmoid: { f: (z) => 1 / (1 + Math.exp(-z)), derivative: (a) => a * (1 - a) },
  tanh: { f: Math.tanh, derivative: (a) => 1 - a * a },
};

/** Weights here are (out, in), so that a unit's inputs lie side by side. */
function layerOf({ in: inputs, out, weight, bias, activation }) {
  const w = new Float32Array(inputs * out);
  for (let o = 0; o < out; ++o) for (let i = 0; i < inputs; ++i) w[o * inputs + i] = weight[i * out + o];
  const vectors = Object.fromEntries(['a', 'delta', 'gb', 'vb'].map((name) => [name, new Float32Array(out)]));
  return {
    inputs,
    out,
    w,
    b: bias.slice(),
    gw: w.slice().fill(0),
    vw: w.slice().fill(0),
    ...vectors,
    ...FUNCTIONS[activation],
  };
}

function forward(layer, x) {
  const { inputs, out, w, b, a, f } = layer;
  for (let o = 0; o < out; ++o) {
    let z = b[o];
    for (let i = 0; i < inputs; ++i) z += w[o * inputs + i] * x[i];
    a[o] = f(z);
  }
}

/** Turns the last layer's outputs into ∂loss/∂z, and returns the sample's loss. */
function crossEntropy({ a, delta, out }, label, scale) {
  const most = a.reduce((m, z) => Math.max(m, z), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let o = 0; o < out; ++o) {
    delta[o] = Math.exp(a[o] - most);
    total += delta[o];
  }
  const loss = Math.log(total) - (a[label] - most);
  for (let o = 0; o < out; ++o) delta[o] = (delta[o] / total - (o === label ? 1 : 0)) * scale;
  return loss;
}

/** Adds to the gradient; passes the error on to the layer below, if there is one. */
function backward(layer, x, below) {
  const { inputs, out, w, gw, gb, delta } = layer;
  below?.delta.fill(0);
  for (let o = 0; o < out; ++o) {
    const d = delta[o];
    gb[o] += d;
    for (let i = 0; i < inputs; ++i) gw[o * inputs + i] += d * x[i];
    if (below) for (let i = 0; i < inputs; ++i) below.delta[i] += d * w[o * inputs + i];
  }
  if (below) for (let i = 0; i < inputs; ++i) below.delta[i] *= below.derivative(below.a[i]);
}

function update(w, g, v, lr, gamma) {
  for (let i = 0; i < w.length; ++i) {
    v[i] = gamma * v[i] + g[i];
    w[i] -= lr * v[i];
    g[i] = 0;
  }
}

export function create({ layers: shapes, batches, batch, features, lr, gamma }) {
  const layers = shapes.map(layerOf);
  let made = 0;
  const step = () => {
    const { x, labels } = batches[made++ % batches.length];
    let loss = 0;
    for (let n = 0; n < batch; ++n) {
      const sample = x.subarray(n * features, (n + 1) * features);
      for (let l = 0; l < layers.length; ++l) forward(layers[l], l === 0 ? sample : layers[l - 1].a);
      loss += crossEntropy(layers.at(-1), labels[n], 1 / batch);
      for (let l = layers.length - 1; l > 0; --l) backward(layers[l], layers[l - 1].a, layers[l - 1]);
      backward(layers[0], sample);
    }
    for (const { w, gw, vw, b, gb, vb } of layers) {
      update(w, gw, vw, lr, gamma);
      update(b, gb, vb, lr, gamma);
    }
    return loss / batch;
  };
  return {
    run(steps) {
      for (let i = 0; i < steps; ++i) step();
    },
    loss: step,
  };
}
