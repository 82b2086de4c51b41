import { checkPositiveDuration, durationToMilliseconds } from '../../core/duration';
import { attempt, describeMistake, repeated } from '../../core/errors';
import type { PlacedRoute } from './placed-route';
import type { Route } from './route';

/** What is wrong with a route whatever the alerts are: what Alertmanager would refuse, and reasons that say nothing. */
export function settingFaults({ where, route }: PlacedRoute): string[] {
  return [...durationFaults(route), ...groupingFaults(route), ...reasonFaults(route)].map(
    (fault) => `${where}: ${fault}`,
  );
}

function durationFaults({ groupWait, groupInterval, repeatInterval }: Route): string[] {
  const faults: string[] = [];
  if (groupWait !== undefined) {
    const [length = 0] = attempt(faults, () => durationToMilliseconds(groupWait));
    if (length < 0) faults.push(`groupWait "${groupWait}" is negative; allowed: 0s and longer`);
  }
  for (const interval of [groupInterval, repeatInterval]) {
    if (interval !== undefined) {
      attempt(faults, () => {
        checkPositiveDuration(interval);
      });
    }
  }
  return faults;
}

function groupingFaults({ groupBy = [] }: Route): string[] {
  return [
    ...repeated(groupBy, { fault: 'groupBy names a label twice', remedy: 'leave one out' }),
    ...(groupBy.includes('...') && groupBy.length > 1
      ? [describeMistake({ fault: 'groupBy names labels besides all', given: groupBy, allowed: "['...'] alone" })]
      : []),
  ];
}

function reasonFaults({ unreached, takesRest }: Route): string[] {
  return Object.entries({ unreached, takesRest })
    .filter(([, reason]) => reason?.trim() === '')
    .map(([name]) => `${name} gives no reason; remedy: say why, for whoever reads it next`);
}
