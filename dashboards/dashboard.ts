import {
  DashboardCursorSync,
  defaultDashboard,
  type Dashboard as DashboardModel,
  type Panel as PanelJson,
  type RowPanel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Duration } from '../core/duration';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../core/errors';
import { deeplyFrozen } from '../core/freeze';
import { emptyTextIssues } from '../core/text';
import { annotations, type AnnotationNames, type Started } from './annotations';
import type { DashboardContext } from './dashboard-context';
import { dashboardIssues } from './dashboard-issues';
import { filterMatchers, type DashboardFilter } from './filter';
import { stableId } from './id';
import { placed, sizeIssues } from './layout';
import { dashboardLink, type DashboardLinkProps } from './link';
import { panelReference, type PanelReference } from './panel-reference';
import type { Panel, PanelContext } from './panels/panel';
import type { Query } from './panels/query';
import { chosenTargets, datasource, variables } from './variables';

/**
 * Row of a dashboard: a heading and its panels.
 *
 * @typeParam K the keys of the panels
 */
export interface Row<K extends string = string> {
  /** Heading of the row. */
  readonly title: string;
  /**
   * Panels by key. Keys must not change after publication, because links and panel ids depend on
   * them.
   */
  readonly panels: Readonly<Record<string, Panel>>;
  /** Keys of the panels. */
  readonly keys: readonly K[];
  /** Whether the row is closed when the dashboard opens. */
  readonly collapsed: boolean;
}

/** Creates a row of a dashboard. It is deeply frozen. */
export function row<P extends Readonly<Record<string, Panel>>>(
  title: string,
  panels: P,
  options: {
    /**
     * Whether its panels are hidden until a user opens it.
     *
     * @default false
     */
    readonly collapsed?: boolean;
  } = {},
): Row<Extract<keyof P, string>> {
  const keys = Object.keys(panels) as Extract<keyof P, string>[];
  return deeplyFrozen({ title, panels: { ...panels }, keys, collapsed: options.collapsed ?? false });
}

/** Properties of a dashboard. */
export interface DashboardProps<K extends string = string> {
  /** Permanent part of the URL: 1 to 40 letters, digits, `-` and `_`. */
  readonly uid: string;
  /** Title, unique in its folder. */
  readonly title: string;
  /** Purpose of the dashboard. */
  readonly description: string;
  /** Rows by key. The keys of all panels must be unique. */
  readonly rows: Readonly<Record<string, Row<K>>>;
  /**
   * Jobs whose targets the dashboard shows. Every query is limited to the targets that the user
   * selects with the variables `job` and `instance`.
   *
   * @default - no such variables and no limits
   */
  readonly jobs?: readonly [string, ...string[]];
  /**
   * Variables by name, each with the values of a label. Every query on series with that label is
   * limited to the values that the user selects, unless it has a matcher of the label.
   *
   * @default - none
   */
  readonly filters?: Readonly<Record<string, DashboardFilter>>;
  /**
   * Tags for search and links.
   *
   * @default - none
   */
  readonly tags?: readonly string[];
  /**
   * Initial time range.
   *
   * @default '6h'
   */
  readonly timeRange?: Duration;
  /**
   * Refresh interval.
   *
   * @default '30s'
   */
  readonly refresh?: Duration;
  /**
   * Text of panels without a result and without their own text.
   *
   * @default 'No data'
   */
  readonly noValue?: string;
  /**
   * Links at the top: to all dashboards with a tag, or to a URL.
   *
   * @default - none
   */
  readonly links?: readonly DashboardLinkProps[];
  /**
   * Names of the annotations: firing alerts, and restarts of the targets.
   *
   * @default - `Alerts` and `Restarts`
   */
  readonly annotationNames?: AnnotationNames;
  /**
   * Time at which each target was started, such as `process_start_time_seconds`. Each start is an
   * annotation. For targets without it: a counter that begins again when they restart, such as
   * `http_requests_total`, and which one process counts.
   *
   * @default - with jobs, a target that is up and was not before, which misses a restart between two
   * scrapes; otherwise no annotation
   */
  readonly started?: Started;
}

/** Dashboard that Grafana provisions: built from expressions, or imported. */
export interface ProvisionedDashboard {
  /** Permanent part of the URL. */
  readonly uid: string;
  /** Title of the dashboard. */
  readonly title: string;
  /** Jobs whose targets the dashboard shows, if it has such variables. */
  readonly jobs: readonly string[] | undefined;
  /** Queries by the keys of the panels. */
  readonly queries: readonly (readonly [panel: string, query: Query])[];
  /** Keys of the panels. */
  readonly panelKeys: readonly string[];
  /** Time or counter by which the dashboard marks restarts, if it does. */
  readonly started?: Started | undefined;
  /**
   * Returns the id of a panel.
   *
   * @throws ValidationError when there is no panel with the key
   */
  panelId(key: string): number;
  /**
   * Returns the JSON for Grafana.
   *
   * @throws ValidationError with the issues of the dashboard
   */
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson(context: DashboardContext): DashboardModel;
}

/**
 * Dashboard built from expressions. It is deeply frozen.
 *
 * @typeParam K the keys of the panels
 */
export class Dashboard<K extends string = never> implements ProvisionedDashboard {
  /** Permanent part of the URL. */
  readonly uid: string;
  /** Title of the dashboard. */
  readonly title: string;
  /** Jobs whose targets the dashboard shows. */
  readonly jobs: readonly string[] | undefined;
  /** Panels of all rows by key. */
  readonly panels: ReadonlyMap<string, Panel>;
  /**
   * Returns the handle of a panel for alerts. It is a property, so that the keys are checked where
   * another dashboard is assigned.
   */
  readonly panel: (key: K) => PanelReference = (key) => panelReference(this.uid, key);
  private readonly props: DashboardProps;

  constructor(props: DashboardProps<K>) {
    this.props = { ...props };
    this.uid = props.uid;
    this.title = props.title;
    this.jobs = props.jobs;
    this.panels = new Map(Object.values(props.rows).flatMap(({ panels }) => Object.entries(panels)));
    deeplyFrozen(this);
  }

  get panelKeys(): readonly string[] {
    return [...this.panels.keys()];
  }

  get started(): Started | undefined {
    return this.props.started;
  }

  /** Queries by the keys of the panels. */
  get queries(): readonly (readonly [panel: string, query: Query])[] {
    return [...this.panels].flatMap(([key, { queries }]) => queries.map((query) => [key, query] as const));
  }

  /**
   * Returns the id of a panel, which depends only on its key.
   *
   * @throws ValidationError when there is no panel with the key
   */
  panelId(key: string): number {
    if (this.panels.has(key)) return stableId(key);
    throw new ValidationError({
      problem: `dashboard ${this.uid} has no panel with this key`,
      given: key,
      allowed: [...this.panels.keys()],
    });
  }

  /**
   * Returns the JSON for Grafana.
   *
   * @throws ValidationError with an invalid uid, invalid or repeated keys, missing panels, and the
   * issues of panels
   */
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson({ editable, externalLabels = {}, sampling }: DashboardContext): DashboardModel {
    const { props } = this;
    const { uid, title, description, tags = [], refresh = '30s', timeRange = '6h', links = [] } = props;
    const { annotationNames: names = { alerts: 'Alerts', restarts: 'Restarts' }, jobs, started, filters } = props;
    const issues = dashboardIssues(props);
    const panels = this.placedPanels(issues, { externalLabels, ...(sampling ? { sampling } : {}) });
    throwIssues(inPath(`dashboard ${uid}`, issues));
    return {
      ...{ uid, title, description, tags: [...tags] },
      ...defaultDashboard(),
      editable,
      refresh,
      time: { from: `now-${timeRange}`, to: 'now' },
      timezone: 'browser',
      // The moment under the pointer is marked in all graphs.
      graphTooltip: DashboardCursorSync.Crosshair,
      annotations: { list: annotations({ names, jobs, started, externalLabels }) },
      templating: { list: variables(jobs, externalLabels, filters) },
      links: links.map(dashboardLink),
      panels,
    };
  }

  /** @param issues list to which the issues of panels are added; a panel with issues is omitted */
  private placedPanels(issues: Issue[], common: Omit<PanelContext, 'scope'>): (PanelJson | RowPanel)[] {
    const { jobs, noValue = 'No data', filters = {} } = this.props;
    const scope = [...(jobs ? chosenTargets : []), ...filterMatchers(filters)];
    const context = { ...common, scope, ...(jobs ? { jobs } : {}) };
    let y = 0;
    return Object.entries(this.props.rows).flatMap(([key, { title, panels, collapsed }]) => {
      const heading: RowPanel = {
        type: 'row',
        id: stableId(`row:${key}`),
        title,
        collapsed,
        gridPos: { x: 0, y, w: 24, h: 1 },
        panels: [],
      };
      const places = placed(Object.values(panels), y + 1);
      const built = Object.entries(panels).flatMap(([panel, one], index) => {
        const found = [...sizeIssues(one), ...emptyTextIssues({ title: one.title })];
        const panelJson = collectIssues(found, () => one.build(context, noValue));
        issues.push(...inPath(`panel ${panel}`, found));
        return panelJson ? [readable({ ...panelJson, id: stableId(panel), gridPos: places[index]!, datasource })] : [];
      });
      y = collapsed ? y + 1 : Math.max(y + 1, ...places.map((place) => place.y + place.h));
      return collapsed ? [{ ...heading, panels: built }] : [heading, ...built];
    });
  }
}

/** Orders the fields of a panel for reviewers. */
function readable({ repeatDirection: _, transparent: __, ...panel }: PanelJson): PanelJson {
  const { id, type, title, description, gridPos, datasource: source, targets, ...rest } = panel;
  return JSON.parse(
    JSON.stringify({ id, type, title, description, gridPos, datasource: source, targets, ...rest }),
  ) as PanelJson;
}
