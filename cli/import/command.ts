import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Options, Plugin } from 'prettier';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { ValidationError } from '../../core/errors';
import { readExposition } from '../exposition';
import { catalogueText } from './catalogue-text';
import { camelCase, isFreeName } from './identifier';

const usage = `npm run import -- PAGE           writes a catalogue to start from, made of what a metrics page shows
  --name NAME                   what the application is called; by default as the file, otherwise app
  --output FILE                 the file to write, which must not be there yet; by default standard output
  --bearer-token-file FILE      the token with which the page is asked for
PAGE is an address with http:// or https://, or a file.`;

const root = resolve(__dirname, '../..');

/** What the command made. */
export interface Imported {
  /** What is to be shown: the catalogue, unless it was written to a file. */
  readonly text: string;
  /** What whoever imports is to know. */
  readonly notes: readonly string[];
}

/**
 * Makes a typed catalogue of a live page.
 *
 * @throws ValidationError when the arguments are not as they should be, the page cannot be read, or the file is there already
 */
export async function importCommand(args: readonly string[]): Promise<Imported> {
  const { source, options } = parsed(args);
  const { output, 'bearer-token-file': bearerTokenFile } = options;
  const name = nameOf(options.name ?? (output === undefined ? 'app' : basename(output, '.ts')));
  const exposition = await readExposition(source, bearerTokenFile === undefined ? {} : { bearerTokenFile });
  const from = dirname(resolve(output ?? join(root, 'infra/stacks/any/catalogue.ts')));
  const made = catalogueText(exposition, {
    name,
    vocabulary: importPath(from, 'metrics'),
    processMetrics: importPath(from, 'metrics/process'),
  });
  if (made.metrics === 0)
    throw new ValidationError({ problem: `${source} has no metric to declare`, given: made.notes.join(' ') });
  const text = await formatted(made.text);
  if (output === undefined) return { text, notes: made.notes };
  write(output, text);
  return { text: '', notes: [`${output} is written: ${made.metrics} metrics.`, ...made.notes] };
}

interface ImportOptions {
  readonly name?: string;
  readonly output?: string;
  readonly 'bearer-token-file'?: string;
}

function parsed(args: readonly string[]): { source: string; options: ImportOptions } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, output: { type: 'string' }, 'bearer-token-file': { type: 'string' } },
    });
    const [source, ...others] = positionals;
    if (source === undefined || others.length > 0) throw new Error('exactly one page is to be named');
    if (values.output?.endsWith('.ts') === false) throw new Error('the file to write is to end in .ts');
    return { source, options: values };
  } catch (error) {
    throw new ValidationError({ problem: (error as Error).message, given: args.join(' '), allowed: `\n${usage}` });
  }
}

function nameOf(name: string): string {
  if (/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(name) && isFreeName(camelCase(name))) return name;
  throw new ValidationError({
    problem: 'a catalogue cannot be called so',
    given: name,
    allowed: 'small letters, digits, _ and -, and no word that the file has another use for',
    remedy: 'give another one by --name',
  });
}

function importPath(from: string, to: string): string {
  const path = relative(from, join(root, to)).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** As `npm run format` would leave it. */
function formatted(text: string): Promise<string> {
  const options = JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8')) as Options;
  return format(text, { ...options, parser: 'typescript', plugins: [typescript, estree as Plugin] });
}

function write(output: string, text: string): void {
  try {
    writeFileSync(output, text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ValidationError({
      problem: code === 'EEXIST' ? 'the file is there already, and nothing is written over it' : message,
      given: output,
      ...(code === 'EEXIST' ? { remedy: 'name another one and compare, or delete it first' } : {}),
    });
  }
}
