import * as pulumi from '@pulumi/pulumi';

/** Characters up to which a value of JSON is one line. */
const oneLine = 120;

/**
 * Lines of files, for previews. The CLI shows all values of a changed text that is JSON or YAML, so
 * the resources of the files hide their changes, and these lines show them.
 */
export class FileLines extends pulumi.ComponentResource {
  /** @param files contents without secrets, by their names */
  constructor(name: string, files: Readonly<Record<string, pulumi.Input<string>>>, parent: pulumi.Resource) {
    super('vigie:index:FileLines', name, { lines: pulumi.output(files).apply(linesOf) }, { parent });
    this.registerOutputs();
  }
}

/**
 * Returns the lines of files, each with the name of its file. JSON has a line for each value of up
 * to 120 characters, with its path, and for each line of a text. The first line keeps the CLI from
 * reading all lines as YAML.
 */
export function linesOf(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files).flatMap(([name, text]) =>
    name.endsWith('.json') ? jsonLines(JSON.parse(text), name, []) : textLines(text, name),
  );
  return ['@', ...lines].join('\n');
}

function textLines(text: string, file: string): string[] {
  return text.split('\n').map((line) => `${file}: ${line}`);
}

function jsonLines(value: unknown, file: string, path: readonly string[]): string[] {
  if (typeof value === 'string' && value.includes('\n')) return textLines(value, file);
  const text = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || text.length <= oneLine) {
    return [`${[file, ...path].join(' › ')}: ${text}`];
  }
  return Object.entries(value).flatMap(([key, one]) =>
    jsonLines(one, file, [...path, Array.isArray(value) ? (titleOf(one) ?? key) : key]),
  );
}

/** Returns the title of a panel. */
function titleOf(value: unknown): string | undefined {
  const { title } = (value ?? {}) as { readonly title?: unknown };
  return typeof title === 'string' && title !== '' ? title : undefined;
}
