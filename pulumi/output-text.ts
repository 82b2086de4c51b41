import { createHash } from 'node:crypto';
import * as pulumi from '@pulumi/pulumi';
import { parseDocument, visit } from 'yaml';
import { ValidationError } from '../core/errors';
import { outputOf, outputTokens, withOutputs } from '../core/output-token';

type ValueOf = (token: string) => string;

/** How the outputs of a text are put into it. */
type Fill = (text: string, valueOf: ValueOf) => string;

/** A text with its outputs in their places; itself when it has none. */
export function outputText(where: string, text: string): pulumi.Input<string> {
  return filled(where, text, fillText);
}

/** The text of a file with its outputs in their places, by the kind of the file: what it says besides stays as it is. */
export function outputFile(where: string, name: string, text: string): pulumi.Input<string> {
  const fill = /\.ya?ml$/.test(name) ? fillYaml : name.endsWith('.json') ? fillJson : fillText;
  return filled(where, text, fill);
}

/** What tells a text with its outputs from others: 16 hexadecimal digits; nothing when it has none. */
export function outputDigest(where: string, text: string): pulumi.Output<string> | undefined {
  const digest: Fill = (template, valueOf) =>
    createHash('sha256').update(withOutputs(template, valueOf)).digest('hex').slice(0, 16);
  return outputTokens(text).length > 0 ? pulumi.output(filled(where, text, digest)) : undefined;
}

function filled(where: string, text: string, fill: Fill): pulumi.Input<string> {
  const tokens = outputTokens(text);
  if (tokens.length === 0) return text;
  return pulumi.all(tokens.map((token) => openValue(where, token))).apply((values) => {
    const all = new Map(tokens.map((token, index) => [token, values[index]!]));
    return fill(text, (token) => all.get(token)!);
  });
}

/** An output, which must not be secret: where it goes, everybody reads it. */
function openValue(where: string, token: string): pulumi.Output<string> {
  const output = outputOf(token) as pulumi.Output<unknown>;
  const isOpen = pulumi.output(pulumi.isSecret(output)).apply((isSecret) => {
    if (isSecret) {
      throw new ValidationError({
        problem: `${where} would show a value that is marked secret`,
        allowed: 'pulumiOutput() of an output that is not',
        remedy: 'give it as SecretValue.fromOutput where a secret is asked for, or pulumi.unsecret() what is none',
      });
    }
  });
  return pulumi.all([output, isOpen]).apply(([value]) => {
    if (typeof value === 'string' && value !== '') return value;
    throw new ValidationError({
      problem: `${where} needs the text of an output`,
      given: value,
      allowed: 'a pulumi.Output<string> that is not empty',
    });
  });
}

/** Values that mean the same within quotes, in a shell script and in an address. */
const plain = /^[\w.:/@%+,=-]*$/;

/** A text by itself: of several lines, it is a script. */
function fillText(text: string, valueOf: ValueOf): string {
  return fillWith(text, valueOf, text.includes('\n'));
}

/** A text in a file, whose own quotes are put around it later. */
function fillLeaf(text: string, valueOf: ValueOf): string {
  return fillWith(text, valueOf, false);
}

function fillWith(text: string, valueOf: ValueOf, isScript: boolean): string {
  return withOutputs(text, (token, before) => {
    const value = valueOf(token);
    const isQuoted = ['"', '`'].some((quote) => before.split(quote).length % 2 === 0);
    if (plain.test(value) || !(isQuoted || isScript)) return value;
    throw new ValidationError({
      problem: 'an output stands within quotes or a script, where it would mean something else',
      given: value,
      allowed: 'letters, digits and _ . : / @ % + , = -',
    });
  });
}

/** Texts of YAML keep their style unless the value needs another. */
function fillYaml(text: string, valueOf: ValueOf): string {
  const document = parseDocument(text);
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && outputTokens(node.value).length > 0) {
        node.value = fillLeaf(node.value, valueOf);
      }
    },
  });
  return document.toString({ lineWidth: 0 });
}

function fillJson(text: string, valueOf: ValueOf): string {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return fillLeaf(value, valueOf);
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)]));
  };
  const indentation = /^\{\n( +)/.exec(text)?.[1] ?? '';
  const end = text.endsWith('\n') ? '\n' : '';
  return JSON.stringify(fill(JSON.parse(text)), null, indentation) + end;
}
