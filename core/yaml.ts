import { stringify } from 'yaml';

/** A file of YAML as people read it: no line is folded, no anchor is made. */
export function fileText(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}
