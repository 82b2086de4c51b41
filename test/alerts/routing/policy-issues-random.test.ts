import { formatIssue } from '../../../core/errors';
import { isDeepStrictEqual } from 'node:util';
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

describe('random policies, compared with every possible alert', () => {
  const some = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 }).map((only) => ({ only }));
  const few = fc.array(
    fc.record({
      severity: some(labelValues.severity),
      job: some(labelValues.job),
      instance: some(labelValues.instance),
    }),
    { minLength: 1, maxLength: 3 },
  );

  test('reports exactly the unreachable routes, the possible receivers and the alerts without a route', () => {
    fc.assert(
      fc.property(firstRoute, few, (route, all) => {
        const known = all.map((labels, index) => ({ name: `Alert${index}`, labels }));
        const found = policyIssues({ route }, known).map(formatIssue);
        const possible = new Map(known.map((one) => [one.name, possibleDestinationsOf({ route }, one)]));
        for (const { name, labels } of known.flatMap(alertsOf)) {
          for (const destination of destinationsOf({ route }, labels)) {
            if (!possible.get(name)!.some((one) => isDeepStrictEqual(one, destination)))
              throw new Error(`${name} goes to another receiver than those that are possible`);
            const { path } = destination;
            const places = placesOf(path);
            const wrong = places.flatMap((place) => found.filter((one) => one.includes(`${place}: no alert reaches`)));
            if (wrong.length > 0) throw new Error(wrong.join('\n'));
            if ((path.at(-1)!.routes ?? []).length === 0) continue;
            const left = new RegExp(`^${places.at(-1)}: it has child routes, but.*${name}`);
            if (!found.some((one) => left.test(one))) throw new Error(`no issue says ${left}`);
          }
        }
      }),
    );
  });
});

/** Names of the routes of a path. */
function placesOf(path: readonly Route[]): string[] {
  const positions = path.slice(1).map((one, index) => path[index]!.routes!.indexOf(one) + 1);
  return path.map(({ receiver }, depth) =>
    depth === 0 ? 'the first route' : `route ${positions.slice(0, depth).join('.')} to ${receiver}`,
  );
}

/** All possible alerts. */
function alertsOf({ name, labels }: KnownAlert): { readonly name: string; readonly labels: AlertLabels }[] {
  return Object.entries(labels)
    .reduce<AlertLabels[]>(
      (all, [label, values]) => all.flatMap((one) => (values.only ?? []).map((value) => ({ ...one, [label]: value }))),
      [{}],
    )
    .map((one) => ({ name, labels: one }));
}
