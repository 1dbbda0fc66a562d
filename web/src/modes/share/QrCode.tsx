// SPDX-License-Identifier: MIT
/** A link as a QR code, dark on white in every theme, since not every phone reads it the other way round. */
import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { only_here } from '../../lib/local-url';
import { format_count } from '../../lib/numbers';
import { code_of, MOST_BYTES } from './qr';
import { share_words } from './words';
import './share.css';

/** The white around it that the standard asks for, in squares. */
const QUIET = 4;

/** Nothing when the link is too long; `Warnings` says so. */
export function QrCode({ link }: { link: string }) {
  const code = useMemo(() => code_of(link), [link]);
  if (!code) return null;
  const side = code.size + 2 * QUIET;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={share_words.value.code_of(format_count(link.length))}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

export const fits_code = (link: string) => code_of(link) !== null;

/** Of a table of one's own, which no link carries. */
const has_table = (link: string): boolean => new URL(link).searchParams.get('data') === 'table';

/** Why a room full of phones cannot use the link. */
export function Warnings({ link }: { link: string }) {
  const text = share_words.value;
  const here = only_here(link);
  return (
    <>
      {here === 'disk' && <p class="note warning">{text.only_here.disk}</p>}
      {here === 'device' && <p class="note warning">{text.only_here.device(new URL(link).host)}</p>}
      {has_table(link) && <p class="note warning">{text.no_table}</p>}
      {!fits_code(link) && (
        <p class="note warning">{text.too_long(format_count(link.length), format_count(MOST_BYTES))}</p>
      )}
    </>
  );
}

/** It fills the screen; Esc or a click puts it away. */
export function LargeCode({ link, dialog }: { link: string; dialog: RefObject<HTMLDialogElement | null> }) {
  const text = share_words.value;
  return (
    <dialog ref={dialog} class="qr-large" aria-label={text.large}>
      <QrCode link={link} />
      <form method="dialog">
        <button type="submit" class="strong">
          {text.close}
        </button>
      </form>
    </dialog>
  );
}
