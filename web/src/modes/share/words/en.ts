// SPDX-License-Identifier: MIT
/** English words of sharing beyond a plain link: QR code, presenter, frame. */
export const en = {
  take_home: 'Take it home: script, figures, files',
  for_room: 'For a room or a course page',
  present: 'a presenter link',
  present_hint: 'Opens this moment full screen, in letters for the last row',
  present_copied: 'Presenter link copied. It opens this moment for a projector.',
  snippet: 'the snippet to embed it',
  snippet_hint: 'HTML for a page or slides of yours: the figure with play, step and reset',
  snippet_copied: 'Snippet copied. Paste it into the HTML of your page.',
  code_of: (characters: string) => `QR code of this link (${characters} characters)`,
  large: 'QR code, large',
  large_hint: 'Fill the screen with it, to be scanned from a seat',
  close: 'Close',
  no_table: 'The table is not in the link: who opens it elsewhere is asked for the file.',
  too_long: (characters: string, most: string) =>
    `No QR code: the link has ${characters} characters, and a code holds ${most}. Fewer changes on the way make it shorter.`,
  no_points: (points: string) =>
    `Your ${points} painted points are not in the link: they are too many, and stay in this browser. A link carries 300.`,
  only_here: {
    disk: 'This page was opened from a file on this device: the link opens nowhere else. Put the folder on a web server first.',
    device: (host: string) =>
      `${host} is this very device: phones in the room cannot open it. Open the page by an address they can reach, then share.`,
  },
};

export type ShareWords = typeof en;
