import * as pulumi from '@pulumi/pulumi';
import { parseDocument, visit } from 'yaml';
import { checksum } from '../core/checksum';
import { ValidationError } from '../core/errors';
import { outputOf, outputTokens, withOutputs } from '../core/output-token';

type ValueOf = (token: string) => string;

/** Function that replaces the output tokens of a text. */
type Fill = (text: string, valueOf: ValueOf) => string;

/** Replaces the output tokens of a text. Returns the text itself when it has none. */
export function outputText(where: string, text: string): pulumi.Input<string> {
  return filled(where, text, fillText);
}

/** Replaces the output tokens of a file by the rules of its format: YAML, JSON, or text. */
export function outputFile(where: string, name: string, text: string): pulumi.Input<string> {
  const fill = /\.ya?ml$/.test(name) ? fillYaml : name.endsWith('.json') ? fillJson : fillText;
  return filled(where, text, fill);
}

/**
 * Returns a digest of a text with its values: 16 hexadecimal digits. Returns `undefined` when it
 * has no output tokens.
 */
export function outputDigest(where: string, text: string): pulumi.Output<string> | undefined {
  const digest: Fill = (template, valueOf) => checksum(withOutputs(template, valueOf));
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

/** Returns the value of a token. It must not be secret, because everyone can read the text. */
function openValue(where: string, token: string): pulumi.Output<string> {
  const output = outputOf(token) as pulumi.Output<unknown>;
  const isOpen = pulumi.output(pulumi.isSecret(output)).apply((isSecret) => {
    if (isSecret) {
      throw new ValidationError({
        problem: `${where} would show a value that is marked secret`,
        allowed: 'pulumiOutput() of an output that is not secret',
        remedy: 'use SecretValue.fromOutput for a secret, or pulumi.unsecret() if the value is not secret',
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

/** Values that need no escaping within quotes, in shell scripts and in URLs. */
const plain = /^[\w.:/@%+,=-]*$/;

/** Replaces the tokens of a whole text. A text with several lines counts as a script. */
function fillText(text: string, valueOf: ValueOf): string {
  return fillWith(text, valueOf, text.includes('\n'));
}

/** Replaces the tokens of a string in a file. The quotes of the file format are added later. */
function fillLeaf(text: string, valueOf: ValueOf): string {
  return fillWith(text, valueOf, false);
}

function fillWith(text: string, valueOf: ValueOf, isScript: boolean): string {
  return withOutputs(text, (token, before) => {
    const value = valueOf(token);
    const isQuoted = ['"', '`'].some((quote) => before.split(quote).length % 2 === 0);
    if (plain.test(value) || !(isQuoted || isScript)) return value;
    throw new ValidationError({
      problem: 'this value of an output is within quotes or a script, where it would need escaping',
      given: value,
      allowed: 'letters, digits and _ . : / @ % + , = -',
    });
  });
}

/** Replaces the tokens of YAML. Strings keep their style unless the value needs another one. */
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
