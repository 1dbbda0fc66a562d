// SPDX-License-Identifier: MIT
/** The numbers of a chapter's texts: as far as it has come, or once everything was run, out of sight. */

import type { Lab } from '../../../lab/view';
import type { RunDescents } from '../../ravine/descent/ravine';
import type { Chapter, Facts } from './chapter';
import { chapter_ravine, descents_of } from './descent';
import { COMMON, setup_facts } from './facts';
import { chapter_lab, type LessonHost, train } from './training';

export function facts_of(chapter: Chapter, lab: Lab | null, descents: RunDescents | null): Facts {
  if (chapter.trained)
    return lab ? { ...COMMON, ...setup_facts(lab, chapter.trained.steps), ...chapter.facts(lab) } : {};
  if (chapter.descends) return descents ? { ...COMMON, ...chapter.facts(descents) } : {};
  return { ...COMMON, ...chapter.facts() };
}

/** `see`: looks at the lab before it ends. */
export async function solved(
  chapter: Chapter,
  host: LessonHost,
  see: (lab: Lab) => void = () => {},
): Promise<Facts> {
  if (chapter.trained) {
    const lab = chapter_lab(host.lab, chapter.trained);
    try {
      await train(lab, chapter.trained.steps, 'max', () => true);
      see(lab);
      return facts_of(chapter, lab, null);
    } finally {
      lab.dispose();
    }
  }
  if (!chapter.descends) return facts_of(chapter, null, null);
  const ravine = chapter_ravine(host.ravine, chapter.descends);
  try {
    return facts_of(chapter, null, await descents_of(ravine));
  } finally {
    ravine.dispose();
  }
}
