import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultsAsText, docstringsOf } from './docstrings';

const root = join(__dirname, '../..');

/** Sources of a reference. */
export interface ReferenceProps {
  /** Paths of the modules. */
  readonly entryPoints: readonly string[];
  /** Path of the compiler settings, whose files are the modules. */
  readonly tsconfig: string;
}

/** Returns the public modules, and the types that their signatures name. */
export function publicModules(): ReferenceProps {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object };
  const modules = Object.keys(exports).filter((name) => name !== './package.json');
  return {
    entryPoints: [...modules.map((name) => join(root, name, 'index.ts')), join(__dirname, 'signatures.ts')],
    tsconfig: join(__dirname, 'tsconfig.reference.json'),
  };
}

/**
 * Generates the reference of modules from their docstrings, in Markdown. Prints how many properties need no
 * docstring, and why.
 *
 * @returns the text of each page, by its path in the reference
 * @throws Error when an export or a property has no docstring, a type of a signature has no page, or a link in a
 * docstring names nothing; the output says which
 */
export async function apiReference({ entryPoints, tsconfig }: ReferenceProps): Promise<Map<string, string>> {
  const { Application, Converter, ReflectionKind } = await import('typedoc');
  const out = mkdtempSync(join(tmpdir(), 'vigie-reference-'));
  try {
    const application = await Application.bootstrapWithPlugins({
      entryPoints: [...entryPoints],
      tsconfig,
      // `npm run types` checks them.
      skipErrorChecking: true,
      logLevel: 'Warn',
      readme: 'none',
      disableSources: true,
      excludePrivate: true,
      excludeExternals: true,
      validation: { notDocumented: true, invalidLink: true, notExported: true },
      requiredToBeDocumented: ['Class', 'Enum', 'Interface', 'Function', 'Method', 'TypeAlias', 'Variable'],
      treatValidationWarningsAsErrors: true,
      treatWarningsAsErrors: true,
      plugin: ['typedoc-plugin-markdown'],
      ...{ entryFileName: 'index', hidePageHeader: true, expandObjects: true },
    });
    application.converter.on(Converter.EVENT_RESOLVE_END, (context) => {
      const all = Object.values(context.project.reflections);
      const properties = all
        .filter((one) => one.isDeclaration())
        .filter((one) => one.kindOf([ReflectionKind.Property, ReflectionKind.Accessor]));
      const { missing, exempt } = docstringsOf(context, properties);
      for (const name of missing) application.logger.error(`${name} has no docstring`);
      for (const [reason, count] of exempt)
        console.error(`properties without a docstring: ${count}, because ${reason}`);
      for (const { comment } of all) if (comment) defaultsAsText(comment);
    });
    const project = await application.convert();
    if (!project) throw new Error('TypeDoc cannot read the modules');
    for (const module of project.children ?? []) module.name = moduleName(module.name);
    application.validate(project);
    await application.outputs.writeOutput({ name: 'markdown', path: out }, project);
    if (application.logger.hasErrors() || application.logger.hasWarnings()) throw new Error('TypeDoc reports issues');
    const paths = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
    return new Map(paths.sort().map((path) => [path, readFileSync(join(out, path), 'utf8')]));
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Name by which users import a module, which TypeDoc names after its path. */
function moduleName(path: string): string {
  if (path === 'index') return 'vigie';
  return path.startsWith('tools/') ? 'signatures' : `vigie/${path}`;
}
