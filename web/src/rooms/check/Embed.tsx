// SPDX-License-Identifier: MIT
/** A check in a frame of somebody's page: the box for a text, then its losses over the page's. */
import { Embedded } from '../../modes/embed/Embedded';
import { LossFigure } from './Figures';
import { Paste } from './Paste';
import { useCheck, useDrawn, useSentence } from './use-check';
import { check_words } from './words';
import './styles/cards.css';
import './styles/alone.css';

export function CheckEmbed() {
  const check = useCheck();
  const drawn = useDrawn(check);
  const sentence = useSentence(check);
  const words = check_words.value;
  return (
    <Embedded
      figure={drawn ? <LossFigure drawn={drawn} /> : <Paste check={check} />}
      sentence={
        <p class="sentence" role="status">
          {sentence.value}
        </p>
      }
      verbs={
        <div class="verbs">
          {drawn && (
            <button type="button" class="small" onClick={() => check.put('')}>
              {words.clear}
            </button>
          )}
        </div>
      }
    />
  );
}
