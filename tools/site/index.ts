import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apiFolder } from './navigation';
import { apiReference, publicModules } from './reference';
import { issuesText, site } from './site';

const root = join(__dirname, '../..');

/** Pages of the repository besides those of `docs/`. */
const ownPages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** Builds the site of the documentation in a folder, which it replaces. */
async function main(folder: string): Promise<void> {
  const guides = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => `docs/${path}`);
  const paths = [...ownPages.filter((path) => existsSync(join(root, path))), ...guides];
  const markdown = new Map([
    ...paths.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
    ...[...(await apiReference(publicModules()))].map(([path, text]) => [`${apiFolder}/${path}`, text] as const),
  ]);
  const { files, issues } = site({ markdown, exists: (path) => existsSync(join(root, path)) });
  process.stderr.write(issuesText(issues));
  if (issues.length > 0) throw new Error('links of the documentation do not resolve');
  if (existsSync(folder) && !existsSync(join(folder, 'llms.txt'))) throw new Error(`${folder}/ is no site: remove it`);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  cpSync(join(__dirname, 'assets'), join(folder, 'assets'), { recursive: true });
  cpSync(join(root, 'node_modules/minisearch/dist/umd/index.js'), join(folder, 'assets/minisearch.js'));
  console.error(`${folder}/: ${markdown.size} pages; open ${folder}/index.html`);
}

main(process.argv[2] ?? 'site').catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
