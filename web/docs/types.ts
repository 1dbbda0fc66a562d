// SPDX-License-Identifier: MIT
/** Types and signatures as TypeScript writes them, in a line. */
import type { DeclarationReflection, ParameterReflection, SignatureReflection, SomeType } from 'typedoc';

/** TypeDoc's own words say of an object or a function only that it is one. */
export function type_text(type: SomeType | undefined): string {
  if (!type) return 'unknown';
  const text = type.visit<string>({
    union: ({ types }) => types.map(in_brackets).join(' | '),
    reflection: ({ declaration }) => inline(declaration),
    conditional: ({ checkType, extendsType, trueType, falseType }) =>
      `${type_text(checkType)} extends ${type_text(extendsType)} ? ${type_text(trueType)} : ${type_text(falseType)}`,
  });
  // What newer compilers add where nothing is said of an array's memory.
  return (text ?? type.toString()).replaceAll('<ArrayBufferLike>', '');
}

/** A function among others. */
function in_brackets(type: SomeType): string {
  const text = type_text(type);
  return text.includes('=>') ? `(${text})` : text;
}

/** An object or a function without a name. */
function inline(declaration: DeclarationReflection): string {
  const [signature] = declaration.signatures ?? [];
  if (signature) return `${parameters(signature)} => ${type_text(signature.type)}`;
  const members = (declaration.children ?? []).map(({ name, type }) => `${name}: ${type_text(type)}`);
  return `{ ${members.join('; ')} }`;
}

function parameter({ name, flags, type, defaultValue }: ParameterReflection): string {
  // Arguments taken over from another function, by their own names.
  if (flags.isRest && type?.type === 'tuple') return type_text(type).slice(1, -1);
  const optional = flags.isOptional || defaultValue !== undefined ? '?' : '';
  return `${flags.isRest ? '...' : ''}${name}${optional}: ${type_text(type)}`;
}

const parameters = (signature: SignatureReflection): string =>
  `(${(signature.parameters ?? []).map(parameter).join(', ')})`;

/** Symbols have their names in brackets. */
export const name_text = (name: string): string => name.replace(/^\[(\w+)\]$/, '[Symbol.$1]');

export function signature_text(name: string, signature: SignatureReflection): string {
  return `${name_text(name)}${parameters(signature)}: ${type_text(signature.type)}`;
}

export function property_text({ name, flags, type }: DeclarationReflection): string {
  return `${flags.isReadonly ? 'readonly ' : ''}${name_text(name)}${flags.isOptional ? '?' : ''}: ${type_text(type)}`;
}
