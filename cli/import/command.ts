import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'prettier';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { throwIssues, ValidationError } from '../../core/errors';
import { tlsIssues, type TlsClient } from '../../servers/tls';
import { readExposition, type ReadOptions } from '../exposition';
import { formatOption } from '../exposition/format';
import { noteLines } from '../exposition/notes';
import { catalogueText } from './catalogue-text';
import { camelCase, isFreeName } from './identifier';
import { nativeHistograms } from './native-histograms';

/** Options of `vigie import`. */
export interface ImportOptions {
  /** Name of the application; by default that of the file, otherwise `app`. */
  readonly name?: string;
  /** File to write; by default standard output. */
  readonly output?: string;
  /** Whether what breaks the format is an error. */
  readonly strict?: boolean;
  /** Format of a file: `text` or `openmetrics`; by default the one that its content shows. */
  readonly format?: string;
  readonly bearerTokenFile?: string;
  readonly authorityFile?: string;
  readonly serverName?: string;
}

/** Arguments of `vigie import`. */
export interface ImportArguments {
  /** URL or file of an exposition. */
  readonly source: string;
  readonly options: ImportOptions;
}

/** Result of the command. */
export interface Imported {
  /** Text for standard output: the catalogue, or nothing when it was written to a file. */
  readonly text: string;
  /** Remarks for the user of the command. */
  readonly notes: readonly string[];
}

/**
 * Creates a typed catalogue from an exposition.
 *
 * @throws ValidationError when an argument is invalid, the exposition cannot be read, or the file
 * to write exists
 */
export async function importCommand({ source, options }: ImportArguments): Promise<Imported> {
  const { output, strict = false, bearerTokenFile } = options;
  if (output?.endsWith('.ts') === false) {
    throw new ValidationError({
      path: '--output',
      problem: 'the file is no TypeScript',
      given: output,
      allowed: 'a name that ends in .ts',
    });
  }
  const tls = tlsOf(source, options);
  const name = nameOf(options.name ?? (output === undefined ? 'app' : basename(output, '.ts')));
  const request: ReadOptions = {
    strict,
    fallback: 'guess',
    tls,
    ...(bearerTokenFile === undefined ? {} : { bearerTokenFile }),
  };
  const read = await readExposition(source, { ...request, ...formatOption(options.format) });
  const made = catalogueText(read.metrics, {
    name,
    vocabulary: vocabularyFor(output),
    nativeHistograms: await nativeHistograms(source, read.metrics, request),
  });
  if (made.metrics === 0 && made.omitted === 0)
    throw new ValidationError({
      problem: `${source} has no metric that a catalogue can declare: ${made.notes.join(' ')}`,
    });
  const text = await formatted(made.text);
  const notes = [...made.notes, ...read.remarks, ...noteLines(read.notes)];
  if (output === undefined) return { text, notes };
  write(output, text);
  return { text: '', notes: [`Wrote ${made.metrics} metrics to ${output}.`, ...notes] };
}

/** Returns the TLS options, which are those of a scrape job. */
function tlsOf(source: string, { authorityFile: file, serverName }: ImportOptions): TlsClient {
  if (file === undefined && serverName === undefined) return {};
  if (!/^https:/i.test(source)) {
    throw new ValidationError({
      problem: 'the request does not use TLS',
      given: source,
      remedy: 'pass a URL that starts with https://, or omit --authority-file and --server-name',
    });
  }
  const authority = file === undefined ? undefined : readAuthority(file);
  const tls = {
    ...(authority === undefined ? {} : { authority }),
    ...(serverName === undefined ? {} : { serverName }),
  };
  throwIssues(tlsIssues(tls));
  return tls;
}

function readAuthority(file: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return readFileSync(file, 'utf8');
  throw new ValidationError({ path: '--authority-file', problem: 'no such file', given: file });
}

function nameOf(name: string): string {
  if (/^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(name) && isFreeName(camelCase(name))) return name;
  throw new ValidationError({
    problem: 'invalid name of a catalogue',
    given: name,
    allowed: 'lowercase letters, digits, _ and -, and no word that TypeScript or the file reserves',
    remedy: 'choose another name with --name',
  });
}

/** Returns the module with the builders: the package, or its sources in the repository of Vigie. */
function vocabularyFor(output: string | undefined): string {
  if (!__filename.endsWith('.ts')) return 'vigie/metrics';
  const root = resolve(__dirname, '../..');
  const from = dirname(resolve(output ?? join(root, 'infra/stacks/any/catalogue.ts')));
  const path = relative(from, join(root, 'metrics')).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

function formatted(text: string): Promise<string> {
  const plugins = [typescript, estree as Plugin];
  return format(text, { parser: 'typescript', plugins, printWidth: 120, singleQuote: true });
}

function write(output: string, text: string): void {
  try {
    writeFileSync(output, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new ValidationError({
      problem: 'the file exists already and is not overwritten',
      given: output,
      remedy: 'choose another file and compare both, or delete this one first',
    });
  }
}
