// SPDX-License-Identifier: MIT
/** What a chapter is, as data: what is trained, what is drawn of it, what is asked, and which numbers come of it. */

import type { RunId } from '../../../lab/ids';
import type { Lab } from '../../../lab/view';
import type { RunDescents } from '../../ravine/descent/ravine';

/** A named number of a chapter's text, as it is written there; '…' as long as nobody knows it. */
export interface Fact {
  value: number;
  text: string;
  /** whose it is: written in that run's colour */
  run: RunId | null;
}

export type Facts = Readonly<Record<string, Fact>>;

/** When a run's curve is drawn: with the question, when it was run, or when somebody thinks one step further. */
export type DrawnFrom = 'ask' | 'run' | 'further';

export interface Trained {
  /** the experiment as links say it */
  query: string;
  steps: number;
  drawn_from: Readonly<Partial<Record<RunId, DrawnFrom>>>;
}

export type ChapterFigure =
  | {
      kind: 'losses';
      log: boolean;
      range: readonly [number, number];
      /** a line across, and where the runs met it */
      target: number | null;
      /** once it was run, the spellings' moves of one weight are told below */
      conventions?: true;
    }
  | { kind: 'accuracies' }
  | { kind: 'stations' }
  | { kind: 'velocities' }
  | { kind: 'ravine' };

export interface AnswerChoice {
  id: string;
  /** null: the answer is words */
  number: Fact | null;
}

export type ChapterQuestion =
  | { kind: 'choose'; answers: readonly AnswerChoice[]; right(facts: Facts): string | null }
  | {
      kind: 'curve';
      /** the run whose curve is drawn */
      of: RunId;
      /** the step the guess is judged by: where it meets the target, or where it is lowest */
      mark: 'meets' | 'lowest';
      /** the same step of the run */
      fact: string;
      /** on paper the known line begins here: all of it would answer another question on the same sheet */
      printed_from?: number;
      /** as good as right, in steps */
      near: number;
    }
  /** of degrees, against downhill */
  | { kind: 'arrow'; fact: string; near: number };

interface Common {
  /** its words are found by it (i18n/learn) */
  id: string;
  minutes: number;
  figure: ChapterFigure;
  question: ChapterQuestion;
  /** facts shown large under the figure once it was run */
  keys: readonly string[];
  /** there is something more to see, and to read */
  further: boolean;
}

export type Chapter = Common &
  (
    | { trained: Trained; descends?: undefined; facts(lab: Lab): Facts }
    /** a run that goes down the usual ravine, alone */
    | { trained: null; descends: RunId; facts(descents: RunDescents): Facts }
    | {
        trained: null;
        descends?: undefined;
        /** it runs in so many pictures */
        ticks: number;
        facts(): Facts;
      }
  );
