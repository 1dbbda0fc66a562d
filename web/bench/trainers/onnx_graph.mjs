// SPDX-License-Identifier: MIT
/**
 * A training step as an ONNX model: forward, loss, gradient and momentum update written out as nodes, for
 * onnxruntime-web, which no longer trains by itself. Field numbers are those of onnx.proto3; just what this needs.
 */
const VARINT = 0;
const BYTES = 2;
const FLOAT = 1;
const INT64 = 7;
const OPSET = 13;

function varint(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.of(...bytes, value);
}

function join(parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const number = (field, value) => join([varint(field * 8 + VARINT), varint(value)]);
const bytes = (field, value) => join([varint(field * 8 + BYTES), varint(value.length), value]);
const text = (field, value) => bytes(field, new TextEncoder().encode(value));
const message = (field, ...parts) => bytes(field, join(parts));
const raw = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function attribute(name, value) {
  const INT = 2;
  return message(5, text(1, name), number(3, value), number(20, INT));
}

const node = (type, inputs, output, attributes = {}) =>
  message(
    1,
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  );

const constant = (name, shape, array) =>
  message(
    5,
    ...shape.map((size) => number(1, size)),
    number(2, array instanceof BigInt64Array ? INT64 : FLOAT),
    text(8, name),
    bytes(9, raw(array)),
  );

/** An input (11) or output (12) of the graph. */
const value = (field, name, shape) => {
  const dimensions = shape.map((size) => message(1, number(1, size)));
  return message(field, text(1, name), message(2, message(1, number(1, FLOAT), message(2, ...dimensions))));
};

/** f(z) as nodes writing `a`; empty for the last layer. */
const ACTIVATION = { relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh' };

/** Nodes from ∂loss/∂a, `above`, to ∂loss/∂z, `d`, by the activation's output `a`. */
function activationGradient(activation, a, above, d) {
  const slope = {
    relu: [node('Sign', [a], `${d}.f`)],
    sigmoid: [node('Sub', ['one', a], `${d}.s`), node('Mul', [a, `${d}.s`], `${d}.f`)],
    tanh: [node('Mul', [a, a], `${d}.s`), node('Sub', ['one', `${d}.s`], `${d}.f`)],
  }[activation];
  return [...slope, node('Mul', [above, `${d}.f`], d)];
}

function forwardNodes(layers) {
  const nodes = layers.flatMap(({ activation }, l) => {
    const z = ACTIVATION[activation] ? `z${l}` : `a${l + 1}`;
    const product = node('Gemm', [`a${l}`, `w${l}`, `b${l}`], z);
    return ACTIVATION[activation] ? [product, node(ACTIVATION[activation], [z], `a${l + 1}`)] : [product];
  });
  return [
    ...nodes,
    node('LogSoftmax', [`a${layers.length}`], 'log_p', { axis: 1 }),
    node('Mul', ['log_p', 'y'], 'met'),
    node('ReduceSum', ['met'], 'gain', { keepdims: 0 }),
    node('Mul', ['gain', 'minus_share'], 'loss'),
  ];
}

function backwardNodes(layers) {
  const last = layers.length - 1;
  const nodes = [
    node('Exp', ['log_p'], 'p'),
    node('Sub', ['p', 'y'], 'miss'),
    node('Mul', ['miss', 'share'], `d${last}`),
  ];
  for (let l = last; l >= 0; --l) {
    nodes.push(node('Gemm', [`a${l}`, `d${l}`], `gw${l}`, { transA: 1 }));
    nodes.push(node('ReduceSum', [`d${l}`, 'rows'], `gb${l}`, { keepdims: 0 }));
    if (l === 0) break;
    nodes.push(node('Gemm', [`d${l}`, `w${l}`], `e${l}`, { transB: 1 }));
    nodes.push(...activationGradient(layers[l - 1].activation, `a${l}`, `e${l}`, `d${l - 1}`));
  }
  return nodes;
}

const updateNodes = (name) => [
  node('Mul', [`v${name}`, 'gamma'], `kept.${name}`),
  node('Add', [`kept.${name}`, `g${name}`], `v${name}.next`),
  node('Mul', [`v${name}.next`, 'lr'], `stride.${name}`),
  node('Sub', [name, `stride.${name}`], `${name}.next`),
];

/**
 * The model of one step: takes `w0`, `b0`, `vw0`, … and gives `w0.next`, … and `loss`. The full batch is part of it;
 * mini-batches come in as `a0` and `y`.
 */
export function trainingModel({ layers, batches, batch, features, classes, lr, gamma }) {
  const scalar = (name, x) => constant(name, [], Float32Array.of(x));
  const parameters = layers.flatMap((layer, l) => [
    { name: `w${l}`, shape: [layer.in, layer.out] },
    { name: `b${l}`, shape: [layer.out] },
  ]);
  const state = parameters.flatMap(({ name, shape }) => [name, `v${name}`].map((n) => ({ name: n, shape })));
  const data = [
    { name: 'a0', shape: [batch, features], array: batches[0].x },
    { name: 'y', shape: [batch, classes], array: batches[0].one_hot },
  ];
  const full = batches.length === 1;
  const graph = message(
    7,
    ...forwardNodes(layers),
    ...backwardNodes(layers),
    ...parameters.flatMap(({ name }) => updateNodes(name)),
    text(2, 'step'),
    ...[
      scalar('lr', lr),
      scalar('gamma', gamma),
      scalar('one', 1),
      scalar('share', 1 / batch),
      scalar('minus_share', -1 / batch),
    ],
    constant('rows', [1], BigInt64Array.of(0n)),
    ...(full ? data.map(({ name, shape, array }) => constant(name, shape, array)) : []),
    ...[...(full ? [] : data), ...state].map(({ name, shape }) => value(11, name, shape)),
    ...state.map(({ name, shape }) => value(12, `${name}.next`, shape)),
    value(12, 'loss', []),
  );
  const IR_VERSION = 7;
  return join([number(1, IR_VERSION), graph, message(8, text(1, ''), number(2, OPSET))]);
}
