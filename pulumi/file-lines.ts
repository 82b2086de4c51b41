import * as pulumi from '@pulumi/pulumi';

/**
 * Bytes of a line that the CLI shows:
 * https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/backend/display/object_diff.go.
 */
const shownBytes = 150;

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
 * Returns the lines of files, each with the name of its file and short enough to be shown. JSON has a
 * line for each small value, with its path, and for each line of a text. The first line keeps the CLI
 * from reading all lines as YAML.
 */
export function linesOf(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files).flatMap(([name, text]) =>
    name.endsWith('.json') ? jsonLines(JSON.parse(text), name, []) : textLines(text, name),
  );
  return ['@', ...lines].join('\n');
}

function textLines(text: string, prefix: string): string[] {
  return text.split('\n').flatMap((line) => wrapped(`${prefix}: `, line));
}

function jsonLines(value: unknown, file: string, path: readonly string[]): string[] {
  if (typeof value === 'string' && value.includes('\n')) return textLines(value, file);
  const prefix = `${[file, path.join('.')].filter(Boolean).join(' ')}: `;
  const text = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || Buffer.byteLength(prefix + text) <= shownBytes) {
    return wrapped(prefix, text);
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

/** Breaks a line after words, and repeats its prefix. */
function wrapped(prefix: string, text: string): string[] {
  if (Buffer.byteLength(prefix + text) <= shownBytes) return [prefix + text];
  const lines = [prefix];
  for (const word of text.split(/(?<=[^\w.-])/)) {
    const line = lines.at(-1)!;
    const isFull = line !== prefix && Buffer.byteLength(line + word) > shownBytes;
    if (isFull) lines.push(prefix + word);
    else lines[lines.length - 1] = line + word;
  }
  return lines;
}
