// SPDX-License-Identifier: MIT
/** The tab of one's own table: from a file or pasted cells to what will be fed, all of it within the page. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { format_count } from '../../../lib/numbers';
import { layer_text } from '../../controls/option-text';
import { keeps_tables } from '../../data/table/store';
import { own_table, use_table } from '../../data/table/tables';
import type { TabProps } from '../tab-host';
import { TableDraft, type TableState } from './draft';
import { ChooseFile, Empty, from_text } from './Empty';
import { Fed } from './Fed';
import { experiment_of, hidden_of, split_refused } from './fed-counts';
import { Learn } from './Learn';
import { Preview } from './Preview';
import { ProblemList } from './Problems';
import { ReadAs } from './ReadAs';
import './table.css';
import { bytes_text } from './text';
import { Understood } from './Understood';
import { table_words } from './words';

/** It lives as long as the page: who turns to another tab, or closes the dialog, finds the table again. */
const drafts = new WeakMap<object, TableDraft>();

function useDraft({ gallery }: TabProps): TableDraft {
  return useMemo(() => {
    const known = drafts.get(gallery) ?? new TableDraft();
    drafts.set(gallery, known);
    return known;
  }, [gallery]);
}

export function Table({ gallery }: TabProps) {
  const draft = useDraft({ gallery });
  const incoming = gallery.incoming.value;
  useEffect(() => {
    if (incoming === null) return;
    gallery.incoming.value = null;
    draft.open(typeof incoming === 'string' ? from_text(incoming) : { name: incoming.name, file: incoming });
  }, [incoming]);
  useEffect(() => {
    const { table, ...experiment } = gallery.lab.experiment.peek();
    if (!table || draft.state.peek().is !== 'empty') return;
    // What is in use is shown as it was made.
    void own_table(table.id).then((own) => {
      if (own && draft.state.peek().is === 'empty')
        draft.open_again(
          { ...own, choices: { ...own.choices, standardise: table.standardise } },
          experiment.test === 'none' ? 0 : experiment.test_share,
        );
    });
  }, []);
  const state = draft.state.value;
  const [cells, plan] = [draft.cells.value, draft.plan.value];
  if (!cells || !plan) return <NotRead draft={draft} state={state} close={() => gallery.close()} />;
  const unsettled = draft.unsettled.value;
  const hidden = hidden_of(gallery.lab.experiment.value);
  const another = () => draft.forget();
  return (
    <>
      <div class="table-main">
        <ReadAs draft={draft} cells={cells} />
        {cells.unreadable > 0 && <p class="hint">{table_words.value.unreadable(cells.unreadable)}</p>}
        {unsettled > 0 ? (
          <ProblemList draft={draft} cells={cells} plan={plan} />
        ) : (
          <Preview draft={draft} cells={cells} plan={plan} />
        )}
      </div>
      <div class="data-details table-side">
        {unsettled > 0 ? (
          <Understood draft={draft} cells={cells} plan={plan} another={another} />
        ) : (
          <Learn draft={draft} cells={cells} plan={plan} />
        )}
        <Fed draft={draft} cells={cells} plan={plan} layers={hidden.map(layer_text)} />
      </div>
      <Foot gallery={gallery} draft={draft} />
    </>
  );
}

function Foot({ gallery, draft }: TabProps & { draft: TableDraft }) {
  const text = table_words.value;
  const busy = useSignal(false);
  const plan = draft.plan.value;
  const [unsettled, share] = [draft.unsettled.value, draft.share.value];
  const split = plan !== null && !plan.refusal && split_refused(plan, share);
  const corrections = draft.choices.value.corrections.length;
  const use = async () => {
    const [cells, source] = [draft.cells.peek(), draft.source.peek()];
    if (!cells || !source) return;
    busy.value = true;
    const own = { name: source.name, source: source.file, cells, choices: draft.choices.peek() };
    const made = await use_table(own, draft.plan.peek() ?? undefined);
    busy.value = false;
    gallery.take(experiment_of(gallery.lab.experiment.peek(), made, share));
  };
  return (
    <div class="gallery-foot">
      <NeverLeaves />
      <span class="note anew">{split ? text.split_refused : <NotInLink />}</span>
      {unsettled > 0 && (
        <span class="note" role="status">
          {text.to_settle(unsettled)}
        </span>
      )}
      {corrections > 0 && (
        <button type="button" class="plain" onClick={() => draft.take_back_corrections()}>
          {text.corrections(format_count(corrections))}
        </button>
      )}
      <button type="button" class="plain" onClick={() => draft.forget()}>
        {text.another}
      </button>
      <button type="button" class="cancel" onClick={() => gallery.close()}>
        {text.cancel}
      </button>
      <button
        type="button"
        class="strong"
        disabled={busy.value || unsettled > 0 || !plan || plan.refusal !== null || split}
        onClick={() => void use()}
      >
        {text.use}
      </button>
    </div>
  );
}

function NeverLeaves() {
  return (
    <b class="never-leaves">
      <svg aria-hidden="true" width="14" height="16" viewBox="0 0 14 16">
        <path d="M2 7h10v7H2zM4 7V4.5a3 3 0 0 1 6 0V7" />
      </svg>
      {table_words.value.never_leaves}
    </b>
  );
}

/** What becomes of it, where browsers keep something and where they do not. */
function NotInLink() {
  const keeps = useSignal(true);
  useEffect(() => {
    void keeps_tables().then((answer) => {
      keeps.value = answer;
    });
  }, []);
  const text = table_words.value;
  return <>{keeps.value ? text.not_in_link : text.not_kept}</>;
}

interface NotReadProps {
  draft: TableDraft;
  state: TableState;
  close(): void;
}

/** Nothing yet, on its way, or none. */
function NotRead({ draft, state, close }: NotReadProps) {
  const text = table_words.value;
  return (
    <>
      <div class="table-whole">
        {state.is === 'reading' ? (
          <ReadingBar draft={draft} rows={state.rows} share={state.share} />
        ) : (
          <Empty draft={draft}>
            {state.is === 'refused' && <NoTableWords draft={draft} state={state} />}
            {state.is === 'failed' && (
              <p class="problem-head" role="alert">
                {text.failed}
              </p>
            )}
          </Empty>
        )}
      </div>
      <div class="gallery-foot">
        <NeverLeaves />
        <span class="note anew">
          <NotInLink />
        </span>
        <button type="button" class="cancel" onClick={close}>
          {text.cancel}
        </button>
      </div>
    </>
  );
}

function ReadingBar({ draft, rows, share }: { draft: TableDraft; rows: number; share: number }) {
  const text = table_words.value;
  const bytes = draft.source.value?.file.size ?? 0;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div class="table-reading">
      <p role="status">{text.reading(draft.source.value?.name || text.pasted)}</p>
      <progress value={share} max={1} aria-label={text.reading('')} />
      <p class="note">{text.read_so_far(format_count(rows), bytes_text(share * bytes), bytes_text(bytes))}</p>
      <button type="button" ref={button} onClick={() => draft.cancel()}>
        {text.cancel}
      </button>
    </div>
  );
}

/** Why it is no table, and what to do. */
function NoTableWords({
  draft,
  state: { why },
}: {
  draft: TableDraft;
  state: Extract<TableState, { is: 'refused' }>;
}) {
  const text = table_words.value;
  const name = draft.source.value?.name || text.pasted;
  const number = 'row' in why ? why.row : 'bytes' in why ? why.bytes : 'rows' in why ? why.rows : 0;
  const detail =
    why.rule === 'size' ? bytes_text(number) : format_count(number || ('columns' in why ? why.columns : 0));
  return (
    <div class="problem-head" role="alert">
      <b>{text.no_table(name)}</b> {text.no_tables[why.rule](detail)} {text.nothing_changed}
      <ChooseFile draft={draft} label={text.another} />
    </div>
  );
}
