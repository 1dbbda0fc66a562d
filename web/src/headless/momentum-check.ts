// SPDX-License-Identifier: MIT
/** Check your own run, without a page: losses and an experiment in, the ranking of what explains them out. */
import { readFileSync } from 'node:fs';
import { loadMomentum, OptionError } from '../core/lib';
import { check_run, printed_lines } from '../run-check/check';
import { losses_of_variants } from '../run-check/losses';
import { type Ranking, ranked_candidates } from '../run-check/ranking';
import { FEWEST_LOSSES, type LossReading, read_losses } from '../run-check/reading';
import { type AskLosses, search_further } from '../run-check/search';
import { read_arguments, USAGE } from './arguments';
import { read_run, UsageError } from './experiment';
import { agrees, report_json, report_text } from './report';

const STANDARD_INPUT = 0;

function read(path: string): string {
  try {
    return readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
}

/** What is left out of the text, for people. */
function complain({ problems, problem_count, beyond }: LossReading): void {
  for (const { line, kind, got } of problems)
    console.error(`line ${line}: ${kind.replaceAll('_', ' ')}: ${got}`);
  if (problem_count > problems.length) console.error(`and ${problem_count - problems.length} lines more`);
  if (beyond > 0) console.error(`${beyond} losses more are not read`);
}

async function ranking_of(words: readonly string[]): Promise<{ text: string; ok: boolean } | null> {
  const given = read_arguments(words);
  if (!given) return null;
  const reading = read_losses(read(given.losses));
  complain(reading);
  const { losses } = reading;
  if (losses.length < FEWEST_LOSSES)
    throw new UsageError(`${given.losses} has ${losses.length} losses: three are the least`);
  const momentum = await loadMomentum();
  const run = await read_run(momentum, read(given.experiment), given.run);
  if (run.is_changed)
    console.error('the run is compared as it starts: its changes and weights set by hand are left out');
  const printed = printed_lines(reading);
  const ask: AskLosses = async (variants, following) =>
    losses_of_variants(momentum, { base: run.base, variants, printed, following });
  let ranking: Ranking = await check_run(printed, run, ask, () => {});
  if (given.two && ranking.verdict === 'nothing') {
    const is_first = ranking.page.score.lead > 0;
    const found = await search_further({ ...run, printed: ranking.printed }, is_first, ask, () => {});
    ranking = ranked_candidates(ranking, found);
  }
  const write = given.json ? report_json : report_text;
  return { text: write(ranking, given.all), ok: agrees(ranking) };
}

/** 0: the run agrees; 1: it does not; 2: it cannot be told. */
async function main(): Promise<number> {
  try {
    const result = await ranking_of(process.argv.slice(2));
    console.log(result?.text ?? USAGE);
    return result && !result.ok ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof OptionError)) throw error;
    console.error(`momentum-check: ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

process.exitCode = await main();
