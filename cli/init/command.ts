import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ValidationError } from '../../core/errors';
import { importCommand } from '../import/command';
import { camelCase } from '../import/identifier';
import { ownPackage } from '../package';
import { examplePage } from './example-page';
import { projectFiles, type Project } from './project';

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
 * Writes a project. Existing files are kept.
 *
 * @param folder absolute path of the project
 * @returns lines for the person at the terminal: what was written and kept, and the next commands
 * @throws ValidationError when an argument is invalid or the exposition cannot be read; then nothing is
 * written
 */
export async function initCommand(folder: string, options: InitOptions): Promise<string[]> {
  const { preset, language } = options;
  const name = nameOf(options.name ?? basename(folder));
  const { version, peerDependencies, peerDependenciesMeta, devDependencies } = ownPackage();
  const required = Object.entries(peerDependencies).filter(([one]) => !Object.hasOwn(peerDependenciesMeta, one));
  const project: Project = {
    ...{ name, identifier: camelCase(name), preset, language },
    dependencies: { ...Object.fromEntries(required), vigie: `^${version}` },
    devDependencies: Object.fromEntries(tools.map((one) => [one, `^${devDependencies[one]!}`])),
  };
  const hasCatalogue = existsSync(join(folder, catalogueFile));
  const notes = hasCatalogue ? [] : await writeCatalogue(folder, name, options.page);
  const files = projectFiles(project);
  const [kept, written] = [[], []] as [string[], string[]];
  for (const [path, text] of files) (write(join(folder, path), text) ? written : kept).push(path);
  if (hasCatalogue) kept.push(catalogueFile);
  return [
    `Wrote ${[...written, ...(hasCatalogue ? [] : [catalogueFile])].join(', ') || 'nothing'}.`,
    ...(kept.length > 0 ? [`Kept, because they exist: ${kept.join(', ')}.`] : []),
    ...(kept.includes('package.json') ? [`Install: ${installCommand(project)}`] : []),
    ...notes,
    '',
    'Next: npm install && npx vigie synth && npm test',
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

function installCommand({ dependencies, devDependencies }: Project): string {
  const ranges = (of: Readonly<Record<string, string>>) =>
    Object.entries(of)
      .map(([name, range]) => `'${name}@${range}'`)
      .join(' ');
  return `npm install ${ranges(dependencies)} && npm install --save-dev ${ranges(devDependencies)}`;
}
