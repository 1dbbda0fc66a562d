// SPDX-License-Identifier: MIT
/** The numbers of a line of text, each with the word it stands behind. */

export interface FoundNumber {
  value: number;
  /** as it was written */
  text: string;
  /** the word before it, in small letters; '' where there is none */
  word: string;
  /** where it begins in the line */
  at: number;
  /** of a date, a time, a fraction, or with a unit: 10:22:33, 3/100, 12ms */
  is_part: boolean;
}

const NUMBER = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[-+]?\b(?:nan|inf(?:inity)?)\b/gi;
const WORD = /[A-Za-z_][\w]*|[\u3400-\u9fff]+/g;
const LETTER = /[\w.\u00b5]/;

/** What stands between a word and its number and says nothing of it. */
const FILLERS = new Set(
  'tensor,is,of,at,the,value,np,numpy,float,float32,float64,array,item,was,now,为,是,等于,第,值'.split(','),
);
/** They make another word of the one beside them: validation loss. */
const KINDS = new Set(
  'train,training,val,valid,validation,test,testing,eval,dev,avg,average,mean,running,total,batch,训练,验证,测试,平均'.split(
    ',',
  ),
);

export const is_loss_word = (word: string): boolean => /loss|损失|代价|误差/i.test(word);
export const is_step_word = (word: string): boolean =>
  /^(global_?)?(epochs?|steps?|iters?|iterations?)$|epoch|轮|步|迭代|周期|回合/i.test(word);
/** Of data that are not trained on. */
export const is_other_data = (word: string): boolean => /val|test|eval|dev|验证|测试/i.test(word);

/** Full-width signs as plain ones; Chinese punctuation counts as any other. */
export const plain_line = (line: string): string => line.normalize('NFKC').replace(/[\u2212\u2013]/g, '-');

/** The word that a stretch of text in front of a number says. */
function word_in(between: string): string {
  const words = [...between.matchAll(WORD)].map(([word]) => word.toLowerCase());
  const meaning = words.filter((word) => !FILLERS.has(word));
  const at = meaning.findLastIndex((word) => is_loss_word(word) || is_step_word(word));
  if (at < 0) return meaning.at(-1) ?? '';
  const beside = [meaning[at - 1], meaning[at + 1]].find((word) => word !== undefined && KINDS.has(word));
  return beside ? `${beside} ${meaning[at]}` : (meaning[at] as string);
}

/** 第 3 轮: the word behind it. */
function word_behind(text: string): string {
  return /^\s*(轮|步|次迭代|个周期|周期|回合)/.exec(text)?.[1] ?? '';
}

function is_part_of_more(line: string, at: number, text: string): boolean {
  const before = line.slice(Math.max(0, at - 2), at);
  const sign = /^[-+]/.test(text) && /\w/.test(before.slice(-1));
  const behind = line.slice(at + text.length, at + text.length + 2);
  const joined = /[\d][:/]$/.test(before) || /^[:/-]\d/.test(behind) || /\/ ?$/.test(before);
  return sign || joined || /^(?:[A-Za-z%\u00b5]|\.\d)/.test(behind) || /\d\.$/.test(before);
}

/** All numbers of a line, which is plain. */
export function numbers_in(line: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  let end = 0;
  for (const match of line.matchAll(NUMBER)) {
    const [text] = match;
    const at = match.index;
    // A digit of a name: linear1, float32.
    if (LETTER.test(line[at - 1] ?? '') && !/^[-+]/.test(text)) continue;
    const before = word_in(line.slice(end, at));
    const behind = is_step_word(before) ? '' : word_behind(line.slice(at + text.length));
    const value = number_of(text);
    const is_part = is_part_of_more(line, at, text);
    // The total of 3/100 has no word; what comes behind it begins anew.
    found.push({ value, text, word: is_part && before === '' ? '' : behind || before, at, is_part });
    end = at + text.length;
  }
  return found;
}

export function number_of(text: string): number {
  const plain = text.trim().toLowerCase();
  if (/^[-+]?nan$/.test(plain)) return Number.NaN;
  if (/^[-+]?inf(inity)?$/.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
  return Number(plain);
}

/** Whether a cell is a number and nothing else. */
export const is_number_text = (text: string): boolean =>
  /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$|^[-+]?(nan|inf(inity)?)$/i.test(text.trim());

/** Decimal places that are written, a power of ten counted in: 1.1368e-02 has six. */
export function decimals_of(text: string): number {
  const [mantissa = '', power] = text.toLowerCase().split('e');
  const places = mantissa.split('.')[1]?.length ?? 0;
  return Math.max(0, places - (power ? Number(power) : 0));
}
