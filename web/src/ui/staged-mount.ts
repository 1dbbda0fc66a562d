// SPDX-License-Identifier: MIT
/** The queue in which the parts of a page that opens are made, so that meanwhile it is drawn and answers. */

let opening = true;
/** What is opened in the page later is made whole. */
export const is_opening = () => opening;

let closed = false;
/** The page is closed: nothing more is made, and nobody looks at its document. */
export function end_opening(): void {
  opening = false;
  closed = true;
}

/** What is made has been drawn. A tab in the background draws nothing, and its timers are slow. */
const drawn = () =>
  new Promise<void>((done) => {
    if (closed || document.hidden) return done();
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

let last = Promise.resolve();

/** When its caller may make the next part: what came before is drawn, and `arrived`. */
export function turn(arrived?: Promise<unknown>): Promise<void> {
  const mine = last.then(() => arrived).then(drawn);
  last = mine;
  // What a part has inside joins the queue when the part is drawn.
  mine
    .then(drawn)
    .then(drawn)
    .then(() => {
      if (last === mine) opening = false;
    });
  return mine;
}
