import { stringify } from 'yaml';

/** Renders YAML for people, without folded lines and without anchors. */
export function fileText(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Renders YAML files by name. */
export function fileTexts(files: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, fileText(content)]));
}
