import { stringify } from 'yaml';

/** Renders YAML for people, without folded lines and without anchors. */
export function fileText(content: unknown): string {
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}
