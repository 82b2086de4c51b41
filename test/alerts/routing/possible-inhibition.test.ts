import fc from 'fast-check';
import { possibleInhibitors, type Inhibition, type KnownAlert } from '../../../alerts';
import { overlaps, type LabelValues } from '../../../alerts/routing/label-values';
import { inhibitableAlerts, maySilence, sourcesOf, targetsOf } from '../../../alerts/routing/possible-inhibition';
import { inhibition, labelValues } from '../../random-policy';

const valuesIn = (values: readonly string[]): fc.Arbitrary<LabelValues> =>
  fc.oneof(
    fc.constantFrom(...values).map((only) => ({ only: [only] })),
    fc.subarray([...values], { minLength: 1 }).map((only) => ({ only })),
    fc.subarray([...values]).map((except) => ({ except })),
  );
const alerts = fc
  .array(
    fc.record({
      severity: valuesIn(labelValues.severity),
      job: valuesIn(labelValues.job),
      instance: valuesIn(labelValues.instance),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => all.map((labels, index): KnownAlert => ({ name: `Alert${index}`, labels })));

/** Compares each alert with each source. */
function pairwise(inhibitions: readonly Inhibition[], all: readonly KnownAlert[], alert: KnownAlert): string[] {
  return inhibitions.flatMap((one, index) => {
    const [silenced] = targetsOf(one, [alert]);
    if (!silenced) return [];
    return sourcesOf(one, all)
      .filter((silencing) => maySilence(one, silencing, silenced, overlaps))
      .map(({ alert: { name } }) => `${index} ${name}`);
  });
}

test('finds the inhibitors that a comparison of all pairs finds, in the same order', () => {
  fc.assert(
    fc.property(fc.array(inhibition, { minLength: 1, maxLength: 4 }), alerts, (inhibitions, all) => {
      const policy = { route: { receiver: 'any' }, inhibitions };
      const inhibitorsOf = possibleInhibitors(policy, all);
      const isInhibitable = inhibitableAlerts(policy, all);
      for (const alert of all) {
        const found = inhibitorsOf(alert).map(
          ({ inhibition: one, source }) => `${inhibitions.indexOf(one)} ${source.name}`,
        );
        expect(found).toEqual(pairwise(inhibitions, all, alert));
        expect(isInhibitable(alert)).toBe(found.length > 0);
      }
    }),
  );
});

test.each(['job', 'namespace'])('compares 20 000 alerts by %s without a loop over pairs', (label) => {
  const all = Array.from({ length: 20_000 }, (_, index): KnownAlert => {
    const severity = index % 2 === 0 ? 'critical' : 'warning';
    return {
      name: `Alert${index}`,
      labels: {
        severity: { only: [severity] },
        job: { only: [`job-${index >> 1}`] },
        namespace: { only: ['shop'] },
      },
    };
  });
  const inhibitions = [{ source: { severity: 'critical' }, target: { severity: 'warning' }, equal: [label] }];
  const isInhibitable = inhibitableAlerts({ route: { receiver: 'any' }, inhibitions }, all);
  expect(all.filter(isInhibitable)).toHaveLength(10_000);
});
