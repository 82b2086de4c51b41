import {
  DashboardLinkBuilder,
  DashboardLinkType,
  defaultDashboard,
  type Dashboard as DashboardModel,
  type DashboardLink,
  type Panel as PanelJson,
  type RowPanel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { durationIssues, type Duration } from '../core/duration';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../core/errors';
import { stableId } from './id';
import { placed, sizeIssues } from './layout';
import { panelReference, type PanelReference } from './panel-reference';
import type { Panel } from './panels/panel';
import type { Query } from './panels/query';
import { chosenTargets, datasource, variables } from './variables';

/**
 * A heading with the panels under it.
 *
 * @typeParam K the keys of the panels
 */
export interface Row<K extends string = string> {
  readonly title: string;
  /** The panels by their keys, which never change once they are published: links and ids hang on them. */
  readonly panels: Readonly<Record<string, Panel>>;
  readonly keys: readonly K[];
  readonly collapsed: boolean;
}

/** A row of a dashboard. */
export function row<P extends Readonly<Record<string, Panel>>>(
  title: string,
  panels: P,
  options: { readonly collapsed?: boolean } = {},
): Row<Extract<keyof P, string>> {
  const keys = Object.keys(panels) as Extract<keyof P, string>[];
  return { title, panels, keys, collapsed: options.collapsed ?? false };
}

/** What a dashboard says. */
export interface DashboardProps<K extends string = string> {
  /** The part of its address that never changes: 1 to 40 letters, digits, `-` and `_`. */
  readonly uid: string;
  readonly title: string;
  /** What it is for. */
  readonly description: string;
  /** The rows by their keys; the keys of all panels are different. */
  readonly rows: Readonly<Record<string, Row<K>>>;
  /**
   * The jobs whose targets it shows. Every query is limited to those that the reader chooses by the variables `job` and
   * `instance`.
   *
   * @default - no such variables: queries say themselves what they are about
   */
  readonly jobs?: readonly [string, ...string[]];
  /**
   * By which dashboards are found and linked.
   *
   * @default - none
   */
  readonly tags?: readonly string[];
  /**
   * How far back it looks at first.
   *
   * @default '6h'
   */
  readonly timeRange?: Duration;
  /**
   * How often it asks again.
   *
   * @default '30s'
   */
  readonly refresh?: Duration;
  /**
   * What a panel shows that has no result, unless it says so itself.
   *
   * @default 'No data'
   */
  readonly noValue?: string;
  /**
   * Links at its head: to all dashboards with a tag, or to an address.
   *
   * @default - none
   */
  readonly links?: readonly DashboardLinkProps[];
}

/** A link at the head of a dashboard. */
export type DashboardLinkProps =
  | { readonly title: string; readonly tag: string; readonly url?: undefined }
  | { readonly title: string; readonly url: string; readonly tag?: undefined };

/** What decides about the JSON besides the dashboard itself. */
export interface DashboardContext {
  /** Whether it may be changed in the browser. */
  readonly editable: boolean;
}

/** What Grafana is given: a dashboard made of expressions, or one that was there before. */
export interface ProvisionedDashboard {
  readonly uid: string;
  readonly title: string;
  /** The jobs whose targets it shows, where it is about some. */
  readonly jobs: readonly string[] | undefined;
  /** Everything that it asks Prometheus, by the keys of the panels. */
  readonly queries: readonly (readonly [panel: string, query: Query])[];
  /** The keys of its panels. */
  readonly panelKeys: readonly string[];
  /** The id of a panel; throws when there is none of this key. */
  panelId(key: string): number;
  /** The dashboard as Grafana reads it; throws when something in it is wrong. */
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson(context: DashboardContext): DashboardModel;
}

/**
 * A dashboard.
 *
 * @typeParam K the keys of its panels
 */
export class Dashboard<K extends string = never> implements ProvisionedDashboard {
  readonly uid: string;
  readonly title: string;
  /** The jobs whose targets it shows. */
  readonly jobs: readonly string[] | undefined;
  /** The panels of all rows by key. */
  readonly panels: ReadonlyMap<string, Panel>;
  /** Handle of one of its panels, for alerts. A property, so that the keys are checked where a dashboard stands for another. */
  readonly panel: (key: K) => PanelReference = (key) => panelReference(this.uid, key);
  private readonly props: DashboardProps;

  constructor(props: DashboardProps<K>) {
    this.props = props;
    this.uid = props.uid;
    this.title = props.title;
    this.jobs = props.jobs;
    this.panels = new Map(Object.values(props.rows).flatMap(({ panels }) => Object.entries(panels)));
  }

  get panelKeys(): readonly string[] {
    return [...this.panels.keys()];
  }

  /** Everything that it asks Prometheus, by the keys of the panels. */
  get queries(): readonly (readonly [panel: string, query: Query])[] {
    return [...this.panels].flatMap(([key, { queries }]) => queries.map((query) => [key, query] as const));
  }

  /**
   * The id of a panel, which stays the same as long as its key does.
   *
   * @throws ValidationError when there is no such panel
   */
  panelId(key: string): number {
    if (this.panels.has(key)) return stableId(key);
    throw new ValidationError({
      problem: `dashboard ${this.uid} has no panel of this key`,
      given: key,
      allowed: [...this.panels.keys()],
    });
  }

  /**
   * The dashboard as Grafana reads it.
   *
   * @throws ValidationError listing an invalid uid, keys that are invalid, taken twice, or without a panel, and everything that is wrong
   * with a panel
   */
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson({ editable }: DashboardContext): DashboardModel {
    const { props } = this;
    const { uid, title, description, tags = [], refresh = '30s', timeRange = '6h', links = [] } = props;
    const issues = this.issues();
    const panels = this.placedPanels(issues);
    throwIssues(inPath(`dashboard ${uid}`, issues));
    return {
      ...{ uid, title, description, tags: [...tags] },
      ...defaultDashboard(),
      editable,
      refresh,
      time: { from: `now-${timeRange}`, to: 'now' },
      timezone: 'browser',
      annotations: { list: [] },
      templating: { list: variables(props.jobs) },
      links: links.map(dashboardLink),
      panels,
    };
  }

  private issues(): Issue[] {
    const { uid, rows, refresh, timeRange } = this.props;
    const keys = Object.values(rows).flatMap(({ panels }) => Object.keys(panels));
    return [
      ...(/^[\w-]{1,40}$/.test(uid)
        ? []
        : [{ problem: 'its uid is invalid', allowed: '1 to 40 letters, digits, - and _' }]),
      ...[...Object.keys(rows), ...keys]
        .filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key))
        .map((key) => ({
          problem: `the key "${key}" is invalid`,
          allowed: 'letters and digits, the first one a small letter',
        })),
      ...keys
        .filter((key, index) => keys.indexOf(key) !== index)
        .map((key) => ({ problem: `two panels have the key "${key}"` })),
      ...(keys.length > 0 ? [] : [{ problem: 'it has no panel' }]),
      ...sharedIds([...Object.keys(rows).map((key) => `row:${key}`), ...new Set(keys)]),
      ...durationIssues(refresh, { path: 'refresh' }),
      ...durationIssues(timeRange, { path: 'timeRange' }),
    ];
  }

  /** @param issues gets those of the panels; a panel with issues is left out */
  private placedPanels(issues: Issue[]): (PanelJson | RowPanel)[] {
    const { jobs, noValue = 'No data' } = this.props;
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
        const found = sizeIssues(one);
        const panelJson = collectIssues(found, () => one.build({ scope: jobs ? chosenTargets : [] }, noValue));
        issues.push(...inPath(`panel ${panel}`, found));
        return panelJson ? [readable({ ...panelJson, id: stableId(panel), gridPos: places[index]!, datasource })] : [];
      });
      y = collapsed ? y + 1 : Math.max(y + 1, ...places.map((place) => place.y + place.h));
      return collapsed ? [{ ...heading, panels: built }] : [heading, ...built];
    });
  }
}

/** Ids are made of keys; two that are the same would be one panel for Grafana. */
function sharedIds(keys: readonly string[]): Issue[] {
  const owners = new Map<number, string>();
  return keys.flatMap((key) => {
    const other = owners.get(stableId(key));
    owners.set(stableId(key), key);
    return other === undefined
      ? []
      : [{ problem: `the keys "${other}" and "${key}" get the same id`, remedy: 'change one' }];
  });
}

function dashboardLink(link: DashboardLinkProps): DashboardLink {
  const builder = new DashboardLinkBuilder(link.title).icon('external link');
  if (link.url !== undefined) builder.type(DashboardLinkType.Link).url(link.url).targetBlank(true);
  else builder.type(DashboardLinkType.Dashboards).tags([link.tag]).asDropdown(true).keepTime(true);
  // The library's default hides links in a menu.
  const { placement: _, ...visible } = builder.build();
  return visible;
}

/** The same panel, what a reviewer looks for first. */
function readable({ repeatDirection: _, transparent: __, ...panel }: PanelJson): PanelJson {
  const { id, type, title, description, gridPos, datasource: source, targets, ...rest } = panel;
  return JSON.parse(
    JSON.stringify({ id, type, title, description, gridPos, datasource: source, targets, ...rest }),
  ) as PanelJson;
}
