import { parser } from '@prometheus-io/lezer-promql';
import type { MonitoringStackProps } from '../../stack/stack';
import { rulesOf } from '../../stack/rules';
import { type StackChart } from '../../targets/kubernetes/chart';
import { filesOf } from '../../targets/kubernetes/files';
import type { SnapshotFiles } from '../../testing/snapshots';
import type { SnapshotObject } from '../../testing/snapshot-objects';
import { stackSnapshot } from './stack-snapshot';
import { rulesAmong } from '../rule-files';
import { chartOf } from '../targeted';

/** Dashboard in the manifests. */
export interface ReviewedDashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly type: string;
    readonly fieldConfig?: never;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

/** Panel according to a guide. */
export type WantedPanel = readonly [
  title: string,
  type: string,
  unit: string,
  thresholds: readonly (readonly [from: number | null, colour: string])[],
];

/** Rendered stack, for tests and reviews. */
export class ReviewedStack {
  readonly stack: StackChart;
  readonly files: ReadonlyMap<string, string>;
  private readonly objects: readonly SnapshotObject[];

  constructor(readonly props: MonitoringStackProps) {
    this.stack = chartOf(props);
    this.files = filesOf(this.stack);
    this.objects = this.stack.toJson() as SnapshotObject[];
  }

  /** Returns the JSON of a dashboard in the manifests. */
  dashboard(uid: string): ReviewedDashboard {
    const map = this.objects.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === `grafana-dashboard-${uid}`,
    );
    return JSON.parse(map?.data?.[`${uid}.json`] ?? 'null') as ReviewedDashboard;
  }

  /**
   * Returns the reviewed files of `test/snapshots/`: each object, each file of a server, and the
   * files beside the manifests.
   *
   * @param runbooks alerts whose runbook pages are included, some of each kind
   */
  snapshot(runbooks: readonly string[]): SnapshotFiles {
    return stackSnapshot(this.stack, runbooks);
  }

  /** Tests that panels match a guide, in its order. */
  testGuidesPanels(uid: string, guide: readonly WantedPanel[]): void {
    const { panels } = this.dashboard(uid);

    test(`its ${guide.length} panels are in its order`, () => {
      const titles = guide.map(([title]) => title);
      expect(panels.map(({ title }) => title).filter((title) => titles.includes(title))).toEqual(titles);
    });

    test.each(guide)('%s: a %s in %s', (title, type, unit, thresholds) => {
      const panel = panels.find((one) => one.title === title)!;
      const { defaults, overrides } = panel.fieldConfig as unknown as {
        defaults: { unit?: string; thresholds?: { steps: { value: number | null; color: string }[] } };
        overrides: { properties: { id: string; value: unknown }[] }[];
      };
      const properties = new Map(
        overrides.flatMap((override) => override.properties.map(({ id, value }) => [id, value])),
      );
      const steps = (type === 'table' ? properties.get('thresholds') : defaults.thresholds) as {
        steps: { value: number | null; color: string }[];
      };
      expect(panel.type).toBe(type);
      expect(type === 'table' ? properties.get('unit') : defaults.unit).toBe(unit);
      expect(steps.steps.map(({ value, color }) => [value, color])).toEqual(thresholds);
    });
  }

  /** Tests that every expression of panels and rules parses. */
  testExpressions(): void {
    const { props, files } = this;
    const rules = rulesAmong(files, props.name).groups.flatMap((group) => group.rules);
    const ofRules = rules.map(({ alert, expr }) => [alert ?? 'record', expr] as const);
    const ofPanels = props.dashboards.flatMap(({ uid }) =>
      this.dashboard(uid).panels.flatMap(({ title, targets = [] }) =>
        targets.map(({ expr }) => [`${uid}: ${title}`, expr] as const),
      ),
    );

    test('covers all expressions of dashboards and rules', () => {
      expect(ofPanels).toHaveLength(props.dashboards.reduce((count, { queries }) => count + queries.length, 0));
      expect(ofRules).toHaveLength(props.rules.reduce((count, group) => count + group.rules.length, 0));
    });

    test.each([...ofPanels, ...ofRules])('%s parses', (_, expression) => {
      const text = expression.replaceAll(/\$__(rate_interval|range)/g, '5m');
      const issues: string[] = [];
      parser.parse(text).iterate({
        enter: ({ type, from }) => {
          if (type.isError) issues.push(text.slice(from));
        },
      });
      expect(issues).toEqual([]);
    });
  }

  /** Tests that every alert has texts and a panel of the stack's Grafana. */
  testAlertTexts(): void {
    test('every alert has a summary, a description and a panel', () => {
      const { props } = this;
      const { groups } = rulesOf(props);
      const links = props.rules.flatMap((group) => groups.find(({ name }) => name === group.name)!.rules);
      const panel = new RegExp(
        `^https://${props.grafana.host.replaceAll('.', '\\.')}/d/[\\w-]+\\?viewPanel=panel-\\d+$`,
      );
      for (const { alert, annotations } of links) {
        expect(annotations?.summary).not.toBe('');
        expect(annotations?.description).not.toBe('');
        if (alert !== undefined && alert !== 'Watchdog') expect(annotations?.dashboard_url).toMatch(panel);
      }
    });
  }
}
