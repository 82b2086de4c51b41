import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/**
 * Generates the reference of all public modules from their docstrings, in Markdown.
 *
 * @returns the text of each page, by its path in the reference
 * @throws Error when an export has no docstring or a link in one names nothing; TypeDoc prints which
 */
export async function apiReference(): Promise<Map<string, string>> {
  const { Application } = await import('typedoc');
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object };
  const modules = Object.keys(exports).filter((name) => name !== './package.json');
  const out = mkdtempSync(join(tmpdir(), 'vigie-reference-'));
  try {
    const application = await Application.bootstrapWithPlugins({
      entryPoints: modules.map((name) => join(root, name, 'index.ts')),
      tsconfig: join(root, 'tsconfig.build.json'),
      // `npm run types` checks them.
      skipErrorChecking: true,
      logLevel: 'Warn',
      readme: 'none',
      disableSources: true,
      excludePrivate: true,
      excludeExternals: true,
      validation: { notDocumented: true, invalidLink: true, notExported: false },
      requiredToBeDocumented: ['Class', 'Enum', 'Interface', 'Function', 'Method', 'TypeAlias', 'Variable'],
      treatValidationWarningsAsErrors: true,
      treatWarningsAsErrors: true,
      plugin: ['typedoc-plugin-markdown'],
      ...{ entryFileName: 'index', hidePageHeader: true },
    });
    const project = await application.convert();
    if (!project) throw new Error('TypeDoc cannot read the modules');
    // Otherwise named after their folders.
    for (const module of project.children ?? [])
      module.name = module.name === 'index' ? 'vigie' : `vigie/${module.name}`;
    application.validate(project);
    await application.outputs.writeOutput({ name: 'markdown', path: out }, project);
    if (application.logger.hasErrors() || application.logger.hasWarnings()) throw new Error('TypeDoc reports issues');
    const paths = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
    return new Map(paths.sort().map((path) => [path, readFileSync(join(out, path), 'utf8')]));
  } finally {
    rmSync(out, { recursive: true });
  }
}
