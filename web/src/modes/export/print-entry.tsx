// SPDX-License-Identifier: MIT
/** One clean sheet for paper: the chart, its sentence, the leader board, and what all was set to. */
import { language_tag, words } from '../../i18n';
import type { Lab } from '../../lab/view';
import type { ExportEntry } from './entry';
import { FileHead } from './FileHead';
import { latest_figure, page_figures } from './figure/page-figures';
import { figure_picture, svg_address } from './figure/sheet';
import { settings_lines } from './settings-text';
import { export_words } from './words';

const SHEET = 'export-sheet';

/** What stands under the chart, without the field in it. */
function sentence(): string {
  const copy = document.querySelector('.panel .sentence')?.cloneNode(true) as Element | undefined;
  for (const control of copy?.querySelectorAll('label, input, button') ?? []) control.remove();
  return copy?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** Rows of the leader board as they are written; the head first. */
function board(): string[][] {
  const rows = [...document.querySelectorAll('.board-table tr')];
  const written = (cell: Element) =>
    (cell.querySelector('.number')?.textContent ?? cell.textContent ?? '').replace(/[▴▾]/g, '').trim();
  return rows.map((row) => [...row.querySelectorAll('th, td')].map(written));
}

/** Paper has one theme: what `make` reads of the page's colours is of the light one. */
function in_light<T>(make: () => T): T {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset.theme = 'light';
  try {
    return make();
  } finally {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
  }
}

function Sheet({ lab }: { lab: Lab }) {
  const figures = page_figures();
  const figure =
    figures.find(({ element }) => element.matches('.loss-panel .chart')) ?? latest_figure(figures);
  const picture = figure && in_light(() => figure_picture(figure, { lines: [], lang: language_tag.value }));
  const [head, ...rows] = board();
  return (
    <article class={SHEET} lang={language_tag.value}>
      <h2>{words.value.app.name}</h2>
      {picture && <img src={svg_address(picture)} alt={figure?.title ?? ''} />}
      <p>{sentence()}</p>
      {head && (
        <table>
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, i) => (
                  <td key={head[i]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul>
        {settings_lines(lab).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </article>
  );
}

/** Paper shows nothing but a copy of it, which is gone afterwards. */
function print_sheet(): void {
  const sheet = document.querySelector(`dialog .${SHEET}`)?.cloneNode(true) as Element | undefined;
  if (!sheet) return;
  sheet.classList.add('on-paper');
  document.body.append(sheet);
  window.addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
}

export function print_entry(lab: Lab): ExportEntry {
  const { print } = export_words.value;
  return {
    id: 'print',
    icon: 'M6 8V3.500h8V8M6 14H3.500V8h13v6H14M6 11.500h8v5H6z',
    name: print.name,
    note: print.note,
    size: print.size,
    act: print_sheet,
    preview: () => (
      <>
        <FileHead name={print.name} about={print.about}>
          <button type="button" class="strong" onClick={print_sheet}>
            {print.name}
          </button>
        </FileHead>
        <Sheet lab={lab} />
      </>
    ),
  };
}
