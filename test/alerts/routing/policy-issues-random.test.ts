import { formatIssue } from '../../../core/errors';
import fc from 'fast-check';
import {
  destinationsOf,
  policyIssues,
  possibleDestinationsOf,
  type AlertLabels,
  type KnownAlert,
  type Route,
} from '../../../alerts';
import { firstRoute, labelValues } from '../../random-policy';

describe('whatever the policy is, compared with every alert that there may be', () => {
  const some = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 }).map((only) => ({ only }));
  const few = fc.array(
    fc.record({
      severity: some(labelValues.severity),
      job: some(labelValues.job),
      instance: some(labelValues.instance),
    }),
    { minLength: 1, maxLength: 3 },
  );

  test('a route that is said not to be reached is not, who is told may be told, and what is left over is named', () => {
    fc.assert(
      fc.property(firstRoute, few, (route, all) => {
        const known = all.map((labels, index) => ({ name: `Alert${index}`, labels }));
        const found = policyIssues({ route }, known).map(formatIssue);
        const possible = new Map(known.map((one) => [one.name, possibleDestinationsOf({ route }, one)]));
        for (const { name, labels } of known.flatMap(alertsOf)) {
          for (const destination of destinationsOf({ route }, labels)) {
            expect(possible.get(name)).toContainEqual(destination);
            const { path } = destination;
            const places = placesOf(path);
            for (const place of places) {
              expect(found).not.toContainEqual(expect.stringContaining(`${place}: no alert reaches`));
            }
            if ((path.at(-1)!.routes ?? []).length === 0) continue;
            const left = expect.stringMatching(`^${places.at(-1)}: it has child routes, but.*${name}`) as string;
            expect(found).toContainEqual(left);
          }
        }
      }),
    );
  });
});

/** What the routes of a path are called. */
function placesOf(path: readonly Route[]): string[] {
  const positions = path.slice(1).map((one, index) => path[index]!.routes!.indexOf(one) + 1);
  return path.map(({ receiver }, depth) =>
    depth === 0 ? 'the first route' : `route ${positions.slice(0, depth).join('.')} to ${receiver}`,
  );
}

/** Every alert that there may be. */
function alertsOf({ name, labels }: KnownAlert): { readonly name: string; readonly labels: AlertLabels }[] {
  return Object.entries(labels)
    .reduce<AlertLabels[]>(
      (all, [label, values]) => all.flatMap((one) => (values.only ?? []).map((value) => ({ ...one, [label]: value }))),
      [{}],
    )
    .map((one) => ({ name, labels: one }));
}
