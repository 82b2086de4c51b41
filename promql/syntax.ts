import type { SyntaxNode } from '@lezer/common';
import { durationToMilliseconds } from '../core/duration';
import { ValidationError } from '../core/errors';

/** Returns the children of a syntax node without comments. */
export function childrenOfSyntax(node: SyntaxNode): SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (let next = node.firstChild; next; next = next.nextSibling) {
    if (next.name !== 'LineComment') result.push(next);
  }
  return result;
}

/**
 * Returns the first child of a syntax node.
 *
 * @throws ValidationError when there is none, because the text is empty
 */
export function firstChild(node: SyntaxNode): SyntaxNode {
  return childrenOfSyntax(node)[0] ?? fail(new ValidationError({ problem: 'the expression is empty' }));
}

/** Returns the last child of a syntax node that has children. */
export function lastChild(node: SyntaxNode): SyntaxNode {
  return childrenOfSyntax(node).at(-1)!;
}

/** Returns the child with a name that the grammar guarantees. */
export function childNamed(node: SyntaxNode, name: string): SyntaxNode {
  return node.getChild(name) ?? fail(new Error(`the grammar has no ${name} under ${node.name}`));
}

/** Returns the value of a number or duration literal. A duration is in seconds. */
export function numberValue(text: string): number {
  const bare = text.replaceAll(/[\s_]/g, '');
  const sign = bare.startsWith('-') ? -1 : 1;
  const digits = bare.replace(/^[+-]/, '').toLowerCase();
  if (digits === 'inf') return sign * Infinity;
  if (digits === 'nan') return NaN;
  if (/[ywdhms]$/.test(digits)) return (sign * durationToMilliseconds(digits)) / 1000;
  return sign * Number(digits);
}

/** Returns the value of a string literal. */
export function stringValue(literal: string): string {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) return body;
  const doubleQuoted = literal.startsWith("'") ? body.replaceAll("\\'", "'").replaceAll('"', '\\"') : body;
  return JSON.parse(`"${doubleQuoted}"`) as string;
}

/** Throws an error as an expression. */
export function fail(error: Error): never {
  throw error;
}
