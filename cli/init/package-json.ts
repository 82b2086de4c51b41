import { ValidationError } from '../../core/errors';

/** Entries of a `package.json` that a project needs. */
export interface PackageEntries {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Completed `package.json`. */
export interface Completed {
  readonly text: string;
  /** Added entries: `script synth`, `typescript`. */
  readonly added: readonly string[];
  /** Kept packages whose range has an older major version than the needed one: `typescript@^5.9.3`. */
  readonly outdated: readonly string[];
  /** Whether the files of the project are ECMAScript modules. */
  readonly isModule: boolean;
}

/** Script of `npm init`, which stands for no test. */
const noTest = 'echo "Error: no test specified" && exit 1';

/**
 * Adds the missing entries to a `package.json`. Nothing in it is changed, except the script that
 * `npm init` writes in place of a test.
 *
 * @throws ValidationError when the text is no JSON object
 */
export function completedPackage(text: string, needed: PackageEntries): Completed {
  const content = parsed(text);
  const own = { ...content.dependencies, ...content.devDependencies };
  const scripts = { ...content.scripts };
  if (scripts.test === noTest) delete scripts.test;
  const missing = {
    scripts: without(needed.scripts, scripts),
    dependencies: without(needed.dependencies, own),
    devDependencies: without(needed.devDependencies, own),
  };
  const all = {
    ...content,
    ...joined('scripts', scripts, missing.scripts),
    ...joined('dependencies', content.dependencies, missing.dependencies),
    ...joined('devDependencies', content.devDependencies, missing.devDependencies),
  };
  const packages = { ...needed.dependencies, ...needed.devDependencies };
  const added = [
    ...Object.keys(missing.scripts).map((name) => `script ${name}`),
    ...Object.keys({ ...missing.dependencies, ...missing.devDependencies }),
  ];
  return {
    text: added.length > 0 ? `${JSON.stringify(all, undefined, indentOf(text))}\n` : text,
    added,
    isModule: content.type === 'module',
    outdated: Object.entries(packages).flatMap(([name, range]) => {
      const kept = own[name];
      return kept !== undefined && majorOf(kept) < majorOf(range) ? [`${name}@${range}`] : [];
    }),
  };
}

function parsed(text: string): Partial<PackageEntries & { readonly type: unknown }> {
  try {
    const content: unknown = JSON.parse(text);
    if (content !== null && typeof content === 'object' && !Array.isArray(content)) return content;
  } catch {
    // It is reported below.
  }
  throw new ValidationError({
    path: 'package.json',
    problem: 'this file is no JSON object',
    remedy: 'correct it, or remove it: vigie init writes one',
  });
}

function without(
  entries: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !Object.hasOwn(known, name)));
}

function joined(
  field: keyof PackageEntries,
  own: Readonly<Record<string, string>> = {},
  missing: Readonly<Record<string, string>>,
): Partial<PackageEntries> {
  return Object.keys(missing).length > 0 ? { [field]: { ...own, ...missing } } : {};
}

/** Major version of a range such as `^5.9.3`. Another form, such as a tag or a URL, counts as new. */
function majorOf(range: string): number {
  const [, major] = /^[~^>=v\s]*(\d+)/.exec(range) ?? [];
  return major === undefined ? Infinity : Number(major);
}

function indentOf(text: string): string {
  return /^[ \t]+/m.exec(text)?.[0] ?? '  ';
}
