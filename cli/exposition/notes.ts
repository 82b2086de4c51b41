import { formatIssue, type Issue } from '../../core/errors';

/** Renders notes on the format, each problem once: `line 3 and 2 more: …`. */
export function noteLines(notes: readonly Issue[]): string[] {
  const groups = new Map<string, Issue[]>();
  for (const note of notes) {
    const { path: _, ...rest } = note;
    const text = formatIssue(rest);
    const group = groups.get(text) ?? [];
    groups.set(text, group);
    group.push(note);
  }
  return [...groups].map(([text, [first, ...others]]) => {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return first?.path === undefined ? text : `${first.path}${more}: ${text}`;
  });
}
