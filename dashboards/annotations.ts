import type { AnnotationQuery } from '@grafana/grafana-foundation-sdk/dashboard';
import { alertState, scrape } from '../metrics';
import { selectors, type Instant } from '../promql';
import { binaryNode, numberNode, type Node } from '../promql/node';
import { render } from '../promql/render';
import { resolve } from '../promql/resolve';
import { queryText } from './panels/query';
import { chosenTargets, datasource } from './variables';

/** Names of the annotations, which users see as switches at the top of a dashboard. */
export interface AnnotationNames {
  readonly alerts: string;
  readonly restarts: string;
}

/** Restarts that a dashboard marks. */
export interface Restarts {
  readonly names: AnnotationNames;
  /** Jobs of the dashboard, if it has any. */
  readonly jobs: readonly string[] | undefined;
  /** Time at which each target was started. */
  readonly started: Instant<string, 'timestamp'> | undefined;
  /** External labels of the samples. */
  readonly externalLabels: Readonly<Record<string, string>>;
}

/**
 * Returns the annotations of a dashboard: firing alerts, and restarts of its targets. Without a
 * time at which targets were started, a restart is a target that is up and was not a moment before.
 */
export function annotations({ names, jobs, started, externalLabels }: Restarts): AnnotationQuery[] {
  const { ALERTS } = selectors(alertState);
  const alerts = ALERTS.where({ alertstate: 'firing', severity: /critical|warning/ });
  const context = { scope: jobs ? chosenTargets : [], externalLabels };
  const restarts = started ? queryText({ ...started, legend: undefined }, context) : render(resolve(cameUp(), context));
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
            useValueForTime: started !== undefined,
          },
        ]
      : []),
  ];
}

function common(name: string, iconColor: string): AnnotationQuery {
  return { name, datasource, enable: true, hide: false, iconColor };
}

/** Targets that are up and were not before. Grafana replaces the offset by its rate interval. */
function cameUp(): Node {
  const { node } = selectors(scrape).up;
  const isUp = (one: Node) => binaryNode('==', one, numberNode(1));
  return binaryNode('unless', isUp(node), isUp({ ...node, offset: '$__rate_interval' }));
}
