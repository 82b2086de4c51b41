import type { SyntaxNode } from '@lezer/common';
import { durationToMilliseconds } from '../core/duration';
import { ValidationError } from '../core/errors';

/** The nodes directly under a node of the syntax tree, without comments. */
export function childrenOfSyntax(node: SyntaxNode): SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (let next = node.firstChild; next; next = next.nextSibling) {
    if (next.name !== 'LineComment') result.push(next);
  }
  return result;
}

/**
 * The first node under a node.
 *
 * @throws ValidationError when there is none: the text is empty
 */
export function firstChild(node: SyntaxNode): SyntaxNode {
  return childrenOfSyntax(node)[0] ?? fail(new ValidationError({ problem: 'the expression is empty' }));
}

/** The last node under a node that has some. */
export function lastChild(node: SyntaxNode): SyntaxNode {
  return childrenOfSyntax(node).at(-1)!;
}

/** The node of a name that the grammar promises. */
export function childNamed(node: SyntaxNode, name: string): SyntaxNode {
  return node.getChild(name) ?? fail(new Error(`the grammar has no ${name} under ${node.name}`));
}

/** The value of a number or duration literal; a duration counts its seconds. */
export function numberValue(text: string): number {
  const bare = text.replaceAll(/[\s_]/g, '');
  const sign = bare.startsWith('-') ? -1 : 1;
  const digits = bare.replace(/^[+-]/, '').toLowerCase();
  if (digits === 'inf') return sign * Infinity;
  if (digits === 'nan') return NaN;
  if (/[ywdhms]$/.test(digits)) return (sign * durationToMilliseconds(digits)) / 1000;
  return sign * Number(digits);
}

/** The text that a string literal stands for. */
export function stringValue(literal: string): string {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) return body;
  const doubleQuoted = literal.startsWith("'") ? body.replaceAll("\\'", "'").replaceAll('"', '\\"') : body;
  return JSON.parse(`"${doubleQuoted}"`) as string;
}

/** Throws where an expression is expected. */
export function fail(error: Error): never {
  throw error;
}
