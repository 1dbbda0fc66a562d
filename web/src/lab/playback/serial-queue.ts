// SPDX-License-Identifier: MIT
/** Jobs for the workers, one after the other. A new beginning drops all there are, and waits for none of them. */
export class SerialQueue {
  #beginning = 0;
  #tail: Promise<void> = Promise.resolve();

  /** A job under way sees by it that it was dropped. */
  get beginning(): number {
    return this.#beginning;
  }

  begin(): void {
    this.#beginning++;
    this.#tail = Promise.resolve();
  }

  add(job: () => Promise<void>): Promise<void> {
    const beginning = this.#beginning;
    this.#tail = this.#tail.then(() => (beginning === this.#beginning ? job() : undefined));
    return this.#tail;
  }
}
