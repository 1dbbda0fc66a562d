// SPDX-License-Identifier: MIT
/** Labels beside what they name when they can, never over each other, never cut off. */

/** Neighbours that touch, moved as one. */
interface Block {
  /** the first and the last of them, in order */
  from: number;
  to: number;
  length: number;
  /** where its start would lie if each label had its way, summed */
  wish: number;
}

const start_of = ({ from, to, wish, length }: Block, room: number) =>
  Math.min(Math.max(wish / (to - from + 1), 0), Math.max(0, room - length));

/**
 * Where labels of these lengths start, wanted centred on `centres`, inside 0 … `room`. Equal centres keep their order,
 * so that labels do not swap places from frame to frame. Where there is no room for all, they start at 0 and go on.
 */
export function place_labels(centres: readonly number[], lengths: readonly number[], room: number): number[] {
  const order = centres.map((_, i) => i).sort((one, other) => at(centres, one) - at(centres, other));
  const blocks: Block[] = [];
  for (const [place, i] of order.entries()) {
    let block: Block = {
      from: place,
      to: place,
      length: at(lengths, i),
      wish: at(centres, i) - at(lengths, i) / 2,
    };
    let before = blocks.at(-1);
    while (before && start_of(before, room) + before.length > start_of(block, room)) {
      const count = block.to - block.from + 1;
      // What follows in a block wishes itself nearer to the block's start by what lies before it.
      block = {
        from: before.from,
        to: block.to,
        length: before.length + block.length,
        wish: before.wish + block.wish - count * before.length,
      };
      blocks.pop();
      before = blocks.at(-1);
    }
    blocks.push(block);
  }
  const starts: number[] = [];
  for (const block of blocks) {
    let start = start_of(block, room);
    for (const i of order.slice(block.from, block.to + 1)) {
      starts[i] = start;
      start += at(lengths, i);
    }
  }
  return starts;
}

const at = (numbers: readonly number[], index: number) => numbers[index] ?? 0;
