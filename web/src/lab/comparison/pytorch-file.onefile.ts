// SPDX-License-Identifier: MIT
/** In momentum-lab.html: PyTorch's record is in the page itself. */
import type { PyTorchRecord } from './pytorch';
import text from './pytorch.json?raw';

export const read_record = async (): Promise<PyTorchRecord> => JSON.parse(text);
