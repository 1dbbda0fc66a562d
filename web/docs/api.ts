// SPDX-License-Identifier: MIT
/** Writes dist/api/index.html: what the library exports, read by TypeDoc. What says nothing, or leads nowhere, is a failure. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application, Converter, type ProjectReflection, ReflectionKind } from 'typedoc';
import web from '../package.json' with { type: 'json' };
import { pageOf } from './page.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = here('../../dist/api');

/** Of engines and TypeScript, not of the library. */
const GLOBALS = ['WebAssembly.Module', 'URL', 'AbortSignal', 'SymbolConstructor.dispose'];

const app = await Application.bootstrap({
  name: 'momentum-lab',
  entryPoints: ['momentum', 'worker'].map((name) => here(`../../dist/lib/${name}.d.ts`)),
  tsconfig: here('tsconfig.json'),
  readme: 'none',
  disableSources: true,
  disableGit: true,
  sort: ['source-order'],
  sortEntryPoints: false,
  intentionallyNotExported: GLOBALS.map((name) => `__global.${name}`),
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  logLevel: 'Warn',
});

const interface_of = (project: ProjectReflection, name: string) =>
  project.getReflectionsByKind(ReflectionKind.Interface).find((one) => one.name === name);

/** A trainer's member says in a worker what it says without one. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  const trainer = interface_of(project, 'Trainer');
  const worker = interface_of(project, 'WorkerTrainer');
  if (!trainer?.isDeclaration() || !worker?.isDeclaration()) throw new Error('there are no trainers');
  for (const member of worker.children ?? []) {
    const origin = trainer.children?.find((one) => one.name === member.name);
    const words = origin?.signatures?.[0]?.comment ?? origin?.comment;
    const said = member.signatures?.[0] ?? member;
    if (words) said.comment ??= words.clone();
  }
});

const project = await app.convert();
if (!project) throw new Error('the library’s types do not compile');
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
mkdirSync(api, { recursive: true });
writeFileSync(`${api}/index.html`, pageOf(project, web.version));
