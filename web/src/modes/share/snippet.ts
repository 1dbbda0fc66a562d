// SPDX-License-Identifier: MIT
/** The HTML that puts a link's figure into somebody's page. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** `width` and `height` are attributes: a page whose policy forbids inline styles takes them, too. */
export const snippet_of = (link: string, title: string) =>
  `<iframe src="${escaped(link)}" title="${escaped(title)}" width="100%" height="420" frameborder="0" loading="lazy"></iframe>`;
