// SPDX-License-Identifier: MIT
/** The other end of node.mjs: answers each question from the engine's functions. */
import { measure, prepare } from '../engine.mjs';

const verbs = { prepare, measure };

process.on('message', async ({ verb, with: given }) => {
  try {
    process.send({ answer: await verbs[verb](...given) });
  } catch (error) {
    process.send({ error: String(error.stack ?? error) });
  }
});
