import type { Random } from './random';

const words =
  'and OR unless atan2 by without on ignoring group_left group_right bool offset anchored smoothed fill fill_left ' +
  'sum topk count_values rate info start end step max_of inf nan a c_total 5m 1 0 "x" \'y\' `z` {} {job="x"} [5m] [1h:] () ( ) { } [ ] ' +
  ', : = == =~ != !~ + - ^ * / @ # \\ $ ; ! ~ . é _ 0x 1e "\\x" "\\q" __name__ 1h1h';
const inserted = words.split(' ');

const token = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`[^`]*`|#[^\r\n]*|[\w.:]+|\s+|[^]/g;

/** Changes one or two tokens of a query. Most results are invalid. */
export function withMistake(query: string, random: Random): string {
  const tokens = query.match(token) ?? [];
  for (let left = random.chance(0.8) ? 1 : 2; left > 0; left--) {
    const at = random.below(tokens.length + 1);
    const other = random.below(tokens.length);
    const change = random.below(4);
    if (change === 0) tokens.splice(at, 0, random.chance(0.5) ? ` ${random.one(inserted)} ` : random.one(inserted));
    else if (change === 1) tokens.splice(other, 1);
    else if (change === 2) tokens[other] = random.one(inserted);
    else if (tokens.length > 0) tokens.splice(at, 0, tokens[other]!);
  }
  return tokens.join('');
}
