// SPDX-License-Identifier: MIT
/** A figure as PNG or SVG: the one that had the focus last, or another of the page. */
import { signal } from '@preact/signals';
import { language_tag } from '../../../i18n';
import type { Lab } from '../../../lab/view';
import { download } from '../../../ui/download';
import type { ExportEntry } from '../entry';
import { DownloadButton, FileHead } from '../FileHead';
import { BASE_NAME } from '../files';
import { settings_lines } from '../settings-text';
import { export_words } from '../words';
import { latest_figure, type PageFigure, page_figures } from './page-figures';
import { type FigurePicture, figure_picture, png_of, svg_address } from './sheet';

/** In the list of the page's; null: the latest. */
const chosen = signal<number | null>(null);

/** Before the menu opens: what was chosen in it last is another moment's. */
export const forget_figure = (): void => {
  chosen.value = null;
};

const picture_of = (lab: Lab, figure: PageFigure): FigurePicture =>
  figure_picture(figure, { lines: settings_lines(lab), lang: language_tag.value });

async function download_png(picture: FigurePicture): Promise<void> {
  download({ name: `${BASE_NAME}.png`, type: 'image/png', content: await png_of(picture) });
}

const download_svg = ({ svg }: FigurePicture) =>
  download({ name: `${BASE_NAME}.svg`, type: 'image/svg+xml', content: svg });

function now_of(figures: readonly PageFigure[]): PageFigure | undefined {
  return (chosen.value === null ? undefined : figures[chosen.value]) ?? latest_figure(figures);
}

function FigurePreview({ lab }: { lab: Lab }) {
  const { figure: text } = export_words.value;
  const figures = page_figures();
  const now = now_of(figures);
  if (!now) return <p>{text.none}</p>;
  const picture = picture_of(lab, now);
  return (
    <>
      <FileHead name={`${BASE_NAME}.png`} about={text.about}>
        <button type="button" onClick={() => download_svg(picture)}>
          SVG
        </button>
        <DownloadButton act={() => void download_png(picture)} />
      </FileHead>
      {figures.length > 1 && (
        <label class="export-choice">
          {text.which}
          <select
            value={figures.indexOf(now)}
            onChange={({ currentTarget }) => {
              chosen.value = Number(currentTarget.value);
            }}
          >
            {figures.map(({ title }, i) => (
              <option key={i} value={i}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <img class="export-picture" src={svg_address(picture)} alt={text.alt(now.title)} />
    </>
  );
}

export function figure_entry(lab: Lab): ExportEntry {
  const { figure: text } = export_words.value;
  const figures = page_figures();
  const act = () => {
    const now = now_of(figures);
    if (now) void download_png(picture_of(lab, now));
  };
  return {
    id: 'figure',
    icon: 'M3.5 3v13.5H17M5.5 6.5c2 0 2 6.500 4.500 6.500 2.500 0 2.500-3 6-3',
    name: text.name,
    note: now_of(figures) ? text.note(now_of(figures)?.title ?? '') : text.none,
    size: 'PNG 2× · SVG',
    act,
    preview: () => <FigurePreview lab={lab} />,
  };
}
