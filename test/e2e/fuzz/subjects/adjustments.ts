import fc from 'fast-check';
import { textsWithout } from '../awkward';
import { optional } from '../subject';

/** Names of teams. */
export const teams = optional(
  fc.constantFrom('data', 'web-1'),
  textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(text)),
);
/** Changes of alerts that systems refuse. */
export const noChanges = (name: string) =>
  fc.constantFrom<unknown>(
    { Nothing: {} },
    { [name]: { severity: 'urgent' } },
    { [name]: { for: '5 minutes' } },
    { [name]: { labels: { severity: 'info' } } },
    { [name]: { labels: { 'a b': 'c' } } },
    { [name]: { off: '' } },
    { [name]: { off: 'It is noisy.', for: '5m' } },
    { [name]: { threshold: 5 } },
  );
/** Properties of a system whose alerts change. */
export const adjustable = <N extends string>(name: N) => ({
  team: teams,
  adjust: optional(
    fc.constantFrom(
      ...([{}, { severity: 'info' }, { for: '15m' }, { labels: { squad: 'a' } }, { off: 'It is noisy.' }] as const).map(
        (one) => ({ [name]: one }) as { readonly [K in N]: never },
      ),
    ),
    noChanges(name),
  ),
});
