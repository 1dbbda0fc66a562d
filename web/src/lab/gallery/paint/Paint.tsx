// SPDX-License-Identifier: MIT
/** The tab in which points are painted: tools, the plane at full width, what it comes to, and the way on. */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { format_count } from '../../../lib/numbers';
import { TestShare } from '../../controls/TestShare';
import type { PaintedUse } from '../../data/data-set';
import { MOST_CLASSES, MOST_POINTS, shape_of_points } from '../../data/painted/points';
import { MOST_LINKED, points_in_use, use_points } from '../../data/painted/sets';
import { network_text } from '../../experiment/network-text';
import { suited_layers } from '../draft';
import { SuitedNetwork } from '../SuitedNetwork';
import type { TabHost, TabProps } from '../tab-host';
import { gallery_words } from '../words';
import { PaintDraft } from './draft';
import { deed_text, Plane } from './Plane';
import './paint.css';
import { Tools, take_class, toggle_eraser } from './Tools';
import { experiment_of_paint, paint_obstacle, share_of } from './use';
import { paint_words } from './words';

/** It lives as long as the page: who turns to another tab, or closes the dialog, finds the points again. */
const drafts = new WeakMap<TabHost, PaintDraft>();

function useDraft(gallery: TabHost): PaintDraft {
  return useMemo(() => {
    const known = drafts.get(gallery) ?? new PaintDraft();
    drafts.set(gallery, known);
    return known;
  }, [gallery]);
}

/** In these a letter is text, or picks an entry. */
const TYPING = 'input:not([type=radio], [type=range], [type=checkbox]), textarea, select';

/** Keys that hold wherever the focus is in the dialog. */
function press_key(draft: PaintDraft, event: KeyboardEvent): void {
  const { target, altKey, shiftKey } = event;
  const typing = target instanceof Element && target.closest(TYPING);
  if (event.defaultPrevented || typing || altKey || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z' && !shiftKey) draft.undo();
    else if (key === 'z' || (key === 'y' && !shiftKey)) draft.redo();
    else return;
  } else if (/^[1-9]$/.test(key) && Number(key) <= MOST_CLASSES) take_class(draft, Number(key) - 1);
  else if (key === 'e') toggle_eraser(draft);
  else return;
  event.preventDefault();
}

export function Paint({ gallery }: TabProps) {
  const text = paint_words.value;
  const draft = useDraft(gallery);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => press_key(draft, event);
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [draft]);
  useEffect(() => {
    const { painted } = gallery.lab.experiment.peek();
    if (painted) void open_used(draft, painted);
  }, [draft]);
  const share = useSignal(share_of(gallery.lab.experiment.peek()));
  return (
    <>
      <div class="paint-main">
        <Tools draft={draft} gallery={gallery} />
        <Plane draft={draft} />
        <div class="paint-line">
          <span class="note">
            {text.count(format_count(draft.points.value.length), format_count(MOST_POINTS))}
          </span>
          <span class="note paint-deed" role="status">
            {deed_text(draft)}
          </span>
          <div class="data-settings">
            <TestShare
              id="paint-share"
              experiment={{ test: share.value > 0 ? 'split' : 'none', test_share: share.value }}
              commit={(next) => {
                share.value = next;
                return null;
              }}
            />
          </div>
        </div>
        <p class="note paint-keys" id="paint-keys">
          {text.keys}
        </p>
      </div>
      <Foot gallery={gallery} draft={draft} share={share.value} />
    </>
  );
}

/** What is in use is there to be painted on, once; what was painted before comes back by Undo. */
async function open_used(draft: PaintDraft, use: PaintedUse): Promise<void> {
  if (draft.opened === use.id) return;
  draft.opened = use.id;
  const points = await points_in_use(use);
  if (points) draft.replace(points);
}

interface PaintFootProps {
  gallery: TabHost;
  draft: PaintDraft;
  share: number;
}

function Foot({ gallery, draft, share }: PaintFootProps) {
  const [text, { anew, cancel }] = [paint_words.value, gallery_words.value];
  const present = gallery.lab.experiment.value;
  const layers = suited_layers('painted');
  const is_suited = network_text(present.hidden) === network_text(layers);
  const suited = useSignal(present.data !== 'painted' || is_suited);
  const busy = useSignal(false);
  const points = draft.points.value;
  const obstacle = paint_obstacle(draft.counts.value, share);
  const use = async () => {
    busy.value = true;
    const made = await use_points(points);
    busy.value = false;
    draft.opened = made.id;
    const wanted = experiment_of_paint(present, made, { share, suited: suited.value });
    if (JSON.stringify(wanted) === JSON.stringify(present)) gallery.close();
    else gallery.take(wanted);
  };
  const note =
    obstacle !== null
      ? text[obstacle]
      : points.length > MOST_LINKED
        ? text.not_in_link(format_count(MOST_LINKED))
        : anew;
  return (
    <div class="gallery-foot">
      <SuitedNetwork
        shape={shape_of_points(points)}
        layers={layers}
        checked={suited.value}
        choose={(checked) => {
          suited.value = checked;
        }}
      />
      <span class="note anew">{note}</span>
      <button type="button" class="cancel" onClick={() => gallery.close()}>
        {cancel}
      </button>
      <button
        type="button"
        class="strong"
        disabled={busy.value || obstacle !== null}
        onClick={() => void use()}
      >
        {text.use}
      </button>
    </div>
  );
}
