// SPDX-License-Identifier: MIT
/** The library's exports as one page without a script: two modules, an entry each export, its members below it. */
import { readFileSync } from 'node:fs';
import { type Comment, type DeclarationReflection, type ProjectReflection, ReflectionKind } from 'typedoc';
import { hashOf } from '../vite.pages.ts';
import { property_text, signature_text, type_text } from './types.ts';

/** A name with its comment, and its members. */
interface Entry {
  id: string;
  text: string;
  comment: Comment | undefined;
  members: Entry[];
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Names that have an entry lead to it. */
function linked(text: string, names: RegExp, own = ''): string {
  return escaped(text).replace(names, (name) => (name === own ? name : `<a href="#${name}">${name}</a>`));
}

/** What comments have in them: code in backticks, and [words](address). */
function said(comment: Comment | undefined, names: RegExp): string {
  const text = (comment?.summary ?? []).map((part) => part.text).join('');
  const paragraphs = text.trim().split(/\n\s*\n/);
  return paragraphs
    .map((one) =>
      one
        .split(/(`[^`]+`)/)
        .map((piece) => (piece.startsWith('`') ? code(piece.slice(1, -1), names) : words(piece))),
    )
    .map((pieces) => `<p>${pieces.join('')}</p>`)
    .join('');
}

const code = (text: string, names: RegExp) => `<code>${linked(text, names)}</code>`;
const words = (text: string) =>
  escaped(text).replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2">$1</a>');

/** Of a type without an entry: a worker's trainer has what was made of a trainer's members. */
const is_made = (from: string) => /^Readonly\b/.test(from);

/** Of a class or an interface; what it has of another that has an entry, or of JavaScript's own, is said there. */
function members_of(owner: DeclarationReflection): Entry[] {
  const own = (owner.children ?? []).filter(
    ({ inheritedFrom }) => !inheritedFrom || is_made(inheritedFrom.name),
  );
  return own.flatMap((member) => entries_of(member, `${owner.name}.`));
}

/** A property that is an object of calls, Momentum's Trainer, has them below it. */
function calls_below(member: DeclarationReflection): Entry[] {
  if (member.type?.type !== 'reflection') return [];
  const { signatures = [], children = [] } = member.type.declaration;
  const made = signatures.filter(({ kind }) => kind === ReflectionKind.ConstructorSignature);
  if (made.length === 0) return [];
  const created = made.map((signature) => ({
    ...{ id: `${member.name}.new`, comment: signature.comment, members: [] },
    text: signature_text(`new ${member.name}`, signature),
  }));
  return [
    ...created,
    ...children.flatMap((child) => entries_of(child, `${member.name}.`, `${member.name}.`)),
  ];
}

function entries_of(member: DeclarationReflection, path: string, prefix = ''): Entry[] {
  const id = `${path}${member.name}`.replace(/[[\]]/g, '');
  const { signatures } = member;
  if (signatures) {
    return signatures.map((signature) => ({
      ...{ id, comment: signature.comment, members: [] },
      text: signature_text(prefix + member.name, signature),
    }));
  }
  const members = calls_below(member);
  const text = members.length > 0 ? member.name : property_text(member);
  return [{ id, text, comment: member.comment, members }];
}

const KINDS: Partial<Record<ReflectionKind, string>> = {
  [ReflectionKind.Class]: 'class',
  [ReflectionKind.Interface]: 'interface',
};

/** An export; none for what a module hands on. */
function exported(one: DeclarationReflection): Entry[] {
  const { name, comment, kind } = one;
  if (kind === ReflectionKind.Reference) return [];
  if (kind === ReflectionKind.Function) return entries_of(one, '');
  if (kind === ReflectionKind.TypeAlias) {
    const given = one.typeParameters?.map((parameter) => parameter.name).join(', ');
    const text = `type ${name}${given ? `<${given}>` : ''} = ${type_text(one.type)}`;
    return [{ id: name, text, comment, members: [] }];
  }
  if (!KINDS[kind]) throw new Error(`the page does not know how to show ${one.getFriendlyFullName()}`);
  const bases = (one.extendedTypes ?? [])
    .map(type_text)
    .filter((base) => !is_made(base))
    .join(', ');
  const text = `${KINDS[kind]} ${name}${bases ? ` extends ${bases}` : ''}`;
  return [{ id: name, text, comment, members: members_of(one) }];
}

/** An entry under a heading of its level, and its members one level below. */
function shown({ id, text, comment, members }: Entry, level: number, names: RegExp): string {
  const heading = `<h${level} id="${id}"><code>${linked(text, names, id)}</code></h${level}>`;
  return heading + said(comment, names) + members.map((member) => shown(member, level + 1, names)).join('');
}

const section = (module: DeclarationReflection, entries: Entry[], names: RegExp) =>
  `<section><h2>${escaped(module.name)}</h2>${said(module.comment, names)}${entries
    .map((entry) => `<article>${shown(entry, 3, names)}</article>`)
    .join('')}</section>`;

const list = (module: DeclarationReflection, entries: Entry[]) =>
  `<p>${escaped(module.name)}</p><ul>${entries
    .map(({ id }) => `<li><a href="#${id}">${id}</a></li>`)
    .join('')}</ul>`;

/** What is called comes first. */
function in_order(module: DeclarationReflection): Entry[] {
  const all = module.children ?? [];
  const called = all.filter(({ kind }) => kind === ReflectionKind.Function);
  return [...called, ...all.filter((one) => !called.includes(one))].flatMap(exported);
}

export function pageOf(project: ProjectReflection, version: string): string {
  const modules = project.children ?? [];
  const entries = modules.map(in_order);
  const ids = entries.flat().map(({ id }) => id);
  // Not within another word, and not a member's name.
  const names = new RegExp(`(?<![\\w.])(?:${ids.join('|')})(?![\\w(?:])`, 'g');
  const style = readFileSync(new URL('page.css', import.meta.url), 'utf8');
  const template = readFileSync(new URL('page.html', import.meta.url), 'utf8');
  const parts: Record<string, string> = {
    style,
    policy: `default-src 'none'; style-src ${hashOf(style)}; img-src 'self'; base-uri 'none'; form-action 'none'`,
    version,
    list: modules.map((module, i) => list(module, entries[i] ?? [])).join(''),
    entries: modules.map((module, i) => section(module, entries[i] ?? [], names)).join('\n'),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}
