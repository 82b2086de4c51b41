import { knownAlerts } from '../../alerts/routing/alert-labels';
import { isSomething, valuesOf } from '../../alerts/routing/label-values';
import type { StackProps } from '../../stack/stack';
import { allStacks } from '../targeted';
import { shopCloud, shopServer } from './shop-stacks';

const stacks: readonly (readonly [name: string, stack: StackProps])[] = [
  ['shop in English', shopServer('en')],
  ['shop in French', shopServer('fr')],
  ['shop-cloud in English', shopCloud('en')],
  ...allStacks.map((stack) => [stack.name, stack] as const),
];

/** Labels that scraping adds to the series of a stack, and those of the series of a job. */
function labelsOf({ jobs }: StackProps, name: string | undefined): ReadonlySet<string> {
  const exposed = jobs.filter(({ job }) => job === name).flatMap(({ catalogue }) => [...catalogue.series.values()]);
  return new Set([
    ...jobs.flatMap(({ targetLabels }) => targetLabels),
    ...exposed.flatMap(({ labels }) => Object.keys(labels)),
  ]);
}

// A placeholder that is no label of the job stands for something that the reader chooses.
test.each(stacks)('runbooks of %s name labels that their alerts have', (_, stack) => {
  const missing = stack.rules.flatMap((group) => {
    const labels = labelsOf(stack, group.job);
    const alerts = new Map(knownAlerts([group]).map((alert) => [alert.name, alert.labels]));
    return group.rules.flatMap(({ name, runbook }) => {
      const text = runbook ? [runbook.impact, ...runbook.steps].join('\n') : '';
      const named = new Set([...text.matchAll(/‹([\w.-]+)›/g)].map(([, placeholder]) => placeholder!));
      return [...named]
        .filter((label) => labels.has(label) && !isSomething(valuesOf(alerts.get(name)!, label)))
        .map((label) => [name, label]);
    });
  });
  expect(missing).toEqual([]);
});
