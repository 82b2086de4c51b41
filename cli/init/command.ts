import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ValidationError } from '../../core/errors';
import { importCommand } from '../import/command';
import { camelCase } from '../import/identifier';
import { ownPackage } from '../package';
import { examplePage } from './example-page';
import { completedPackage, type Completed, type PackageEntries } from './package-json';
import { projectFiles, scripts, type Project } from './project';

/** Options of `vigie init`. */
export interface InitOptions extends Pick<Project, 'preset' | 'language'> {
  /** URL or file of an exposition; by default an example. */
  readonly page?: string;
  /** Name of the application; by default that of the folder. */
  readonly name?: string;
}

/** File of the catalogue of a project. */
const catalogueFile = 'catalogue.ts';

/** Packages that a project needs to check types and run its tests. */
const tools = ['@types/node', 'tsx', 'typescript'];

/**
 * Writes a project. Existing files are kept; an existing `package.json` gets the entries that it
 * lacks.
 *
 * @param folder absolute path of the project
 * @returns lines for the person at the terminal: what was written and kept, and the next commands
 * @throws ValidationError when an argument is invalid or the exposition cannot be read; then nothing is
 * written
 */
export async function initCommand(folder: string, options: InitOptions): Promise<string[]> {
  const { preset, language } = options;
  const name = nameOf(options.name ?? basename(folder));
  const manifest = join(folder, 'package.json');
  const isNew = !existsSync(manifest);
  const before = isNew ? `{ "name": "${name}", "private": true }` : readFileSync(manifest, 'utf8');
  const completed = completedPackage(before, packageEntries());
  const project: Project = { name, identifier: camelCase(name), preset, language, isModule: completed.isModule };
  const hasCatalogue = existsSync(join(folder, catalogueFile));
  const notes = hasCatalogue ? [] : await writeCatalogue(folder, name, options.page);
  const [kept, written] = [[], []] as [string[], string[]];
  if (completed.text !== before) writeFileSync(manifest, completed.text);
  (isNew ? written : kept).push('package.json');
  for (const [path, text] of projectFiles(project)) (write(join(folder, path), text) ? written : kept).push(path);
  (hasCatalogue ? kept : written).push(catalogueFile);
  return [
    `Wrote ${written.join(', ') || 'nothing'}.`,
    ...(kept.length > 0 ? [`Kept, because they exist: ${kept.join(', ')}.`] : []),
    ...(isNew ? [] : packageNotes(completed)),
    ...notes,
    '',
    'Next: npm install && npx vigie synth && npm test',
  ];
}

function packageEntries(): PackageEntries {
  const { version, peerDependencies, peerDependenciesMeta, devDependencies } = ownPackage();
  const required = Object.entries(peerDependencies).filter(([one]) => !Object.hasOwn(peerDependenciesMeta, one));
  return {
    scripts,
    dependencies: { ...Object.fromEntries(required), vigie: `^${version}` },
    devDependencies: Object.fromEntries(tools.map((one) => [one, `^${devDependencies[one]!}`])),
  };
}

function packageNotes({ added, outdated }: Completed): string[] {
  return [
    ...(added.length > 0 ? [`Added to package.json: ${added.join(', ')}.`] : []),
    ...(outdated.length > 0 ? [`Vigie needs newer packages: npm install ${outdated.join(' ')}`] : []),
  ];
}

function nameOf(name: string): string {
  if (/^[a-z](-?[a-z0-9]+)*$/.test(name) && name.length <= 40) return name;
  throw new ValidationError({
    problem: 'this is no name of an application',
    given: name,
    allowed: 'at most 40 lowercase letters, digits and -, beginning with a letter',
    remedy: 'choose one with --name NAME',
  });
}

/** Writes the catalogue of a page, and returns the remarks on it. */
async function writeCatalogue(folder: string, name: string, page: string | undefined): Promise<readonly string[]> {
  const output = join(folder, catalogueFile);
  if (page !== undefined) return (await importCommand({ source: page, options: { name, output } })).notes;
  const temporary = mkdtempSync(join(tmpdir(), 'vigie-'));
  try {
    const source = join(temporary, 'example.txt');
    writeFileSync(source, examplePage);
    await importCommand({ source, options: { name, output } });
    return [`${catalogueFile} has the metrics of an example: replace it by those of your application, see README.md.`];
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Writes a file that does not exist, and reports whether it did. */
function write(path: string, text: string): boolean {
  if (existsSync(path)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}
