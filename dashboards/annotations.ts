import type { AnnotationQuery } from '@grafana/grafana-foundation-sdk/dashboard';
import { alertState, scrape, type CountedUnit } from '../metrics';
import { resets, selectors, sum, type EventCounter, type Instant } from '../promql';
import { binaryNode, numberNode, type Node } from '../promql/node';
import { render } from '../promql/render';
import { resolve } from '../promql/resolve';
import { queryText } from './panels/query';
import { chosenTargets, datasource } from './variables';

/** Names of the annotations, which users see as switches at the top of a dashboard. */
export interface AnnotationNames {
  /** Name of the marks of firing alerts. */
  readonly alerts: string;
  /** Name of the marks of restarts. */
  readonly restarts: string;
}

/** Time at which each target was started, or a counter that is 0 then. */
export type Started = Instant<string, 'timestamp'> | EventCounter<'job' | 'instance', CountedUnit>;

/** Restarts that a dashboard marks. */
export interface Restarts {
  readonly names: AnnotationNames;
  /** Jobs of the dashboard, if it has any. */
  readonly jobs: readonly string[] | undefined;
  readonly started: Started | undefined;
  /** External labels of the samples. */
  readonly externalLabels: Readonly<Record<string, string>>;
}

/**
 * Returns the annotations of a dashboard: firing alerts, and restarts of its targets. Without a
 * time at which targets were started, a restart is a target that is up and was not a moment before,
 * or whose counter has begun again.
 */
export function annotations({ names, jobs, started, externalLabels }: Restarts): AnnotationQuery[] {
  const { ALERTS } = selectors(alertState);
  const alerts = ALERTS.where({ alertstate: 'firing', severity: /critical|warning/ });
  const context = { scope: jobs ? chosenTargets : [], externalLabels };
  const [time, counter] = started && isTime(started) ? [started, undefined] : [undefined, started];
  const restarts = time
    ? queryText({ ...time, legend: undefined }, context)
    : render(resolve(counter ? either(beganAgain(counter), cameUp()) : cameUp(), context));
  return [
    {
      ...common(names.alerts, 'red'),
      ...{ expr: render(resolve(alerts.node, { externalLabels })), titleFormat: '{{alertname}}', tagKeys: 'severity' },
    },
    ...(started !== undefined || jobs !== undefined
      ? [
          {
            ...common(names.restarts, 'blue'),
            ...{ expr: restarts, titleFormat: '{{job}}', textFormat: '{{instance}}' },
            // The value is the moment of the restart.
            useValueForTime: time !== undefined,
          },
        ]
      : []),
  ];
}

function common(name: string, iconColor: string): AnnotationQuery {
  return { name, datasource, enable: true, hide: false, iconColor };
}

function isTime(started: Started): started is Instant<string, 'timestamp'> {
  return started.unit === 'timestamp';
}

/** Targets of one vector, and of another one those that the first one lacks. */
function either(one: Node, other: Node): Node {
  return { ...binaryNode('or', one, other), matching: { kind: 'on', labels: ['job', 'instance'] } };
}

/** Targets whose counter has begun again within the rate interval, also between two scrapes. */
function beganAgain(counter: Exclude<Started, Instant<string, 'timestamp'>>): Node {
  return sum(resets(counter)).by('job', 'instance').greaterThan(0).node;
}

/** Targets that are up and were not before. Grafana replaces the offset by its rate interval. */
function cameUp(): Node {
  const { node } = selectors(scrape).up;
  const isUp = (one: Node) => binaryNode('==', one, numberNode(1));
  return binaryNode('unless', isUp(node), isUp({ ...node, offset: '$__rate_interval' }));
}
