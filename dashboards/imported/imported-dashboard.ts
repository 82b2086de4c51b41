import { defaultDashboard, type Dashboard as DashboardModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../../core/errors';
import { deeplyFrozen } from '../../core/freeze';
import { labelNameIssues } from '../../core/label-name';
import type { Catalogue, Series } from '../../metrics';
import { expressionIssues } from '../../promql/check';
import { transform, walk, type Node } from '../../promql/node';
import { parse, type SeriesLookup } from '../../promql/parse';
import { lookupIn } from '../../promql/raw';
import type { ProvisionedDashboard } from '../dashboard';
import type { DashboardContext } from '../dashboard-context';
import { stackPrometheus } from '../data-sources';
import { panelReference, type PanelReference } from '../panel-reference';
import type { Query } from '../panels/query';
import { withInputs } from './inputs';
import { objectsIn, textIn, type JsonObject } from './json';
import { withLibraryPanels } from './library-panels';
import { pluginIssues } from './panel-plugins';
import { isPrometheus, variableTypes, withDataSources } from './references';

/** Properties of an imported dashboard. */
export interface ImportedDashboardProps {
  /** JSON exported from Grafana. */
  readonly json: unknown;
  /** Catalogues whose metrics the queries can use. */
  readonly catalogues: readonly Catalogue[];
  /**
   * External labels that the queries match, where several servers write to the same Prometheus.
   *
   * @default - none
   */
  readonly externalLabels?: readonly string[];
  /**
   * Types of the data sources that it uses besides the Prometheus of the stack, by their uids in
   * Grafana: `{ logs: 'loki' }`. Their queries are not checked.
   *
   * @default - none
   */
  readonly dataSources?: Readonly<Record<string, string>>;
  /**
   * Values of the constants among its inputs: `{ VAR_JOB: 'shop' }`.
   *
   * @default - the values in the JSON
   */
  readonly inputs?: Readonly<Record<string, string>>;
  /**
   * Panel plugins that its Grafana has besides its own.
   *
   * @default - none
   */
  readonly plugins?: readonly string[];
}

/**
 * Dashboard created in Grafana. Its queries are parsed, and their metrics and labels are checked
 * against the catalogues. Variables match anything. The keys of its panels are their ids.
 *
 * It asks the Prometheus of the stack where it asked that of an input, the default one, or one of
 * the same name; its library panels become its own. All else is provisioned unchanged. Issues are
 * data sources and panel plugins that Grafana does not have, and inputs without a value.
 */
export class ImportedDashboard implements ProvisionedDashboard {
  /** Permanent part of the URL, from the JSON. */
  readonly uid: string;
  /** Title from the JSON; the uid if it has none. */
  readonly title: string;
  readonly jobs = undefined;
  readonly queries: readonly (readonly [panel: string, query: Query])[];
  private readonly ids: ReadonlyMap<string, number>;
  private readonly issues: Issue[] = [];
  private readonly json: JsonObject;
  private readonly dataSources: Readonly<Record<string, string>>;

  constructor(props: ImportedDashboardProps) {
    const { json, catalogues, externalLabels = [], dataSources = {}, inputs: constants = {}, plugins = [] } = props;
    const { issues } = this;
    issues.push(
      ...inPath('externalLabels', labelNameIssues(Object.fromEntries(externalLabels.map((name) => [name, true])))),
    );
    const lookup = withLabels(lookupIn(catalogues), externalLabels);
    const checked = collectIssues(issues, () => checkedJson(json), emptyDashboard(json));
    this.json = withInputs(withLibraryPanels(checked, issues), { constants, dataSources }, issues);
    this.dataSources = dataSources;
    this.uid = this.json.uid as string;
    // Grafana loads no dashboard without a title.
    const title = textIn(this.json.title)?.trim() ?? '';
    this.title = title === '' ? this.uid : title;
    const panels = allPanels(objectsIn(this.json.panels));
    issues.push(...pluginIssues(panels, plugins));
    this.ids = new Map(panels.flatMap(({ id }) => (typeof id === 'number' ? [[String(id), id]] : [])));
    this.queries = panels.flatMap((panel) => {
      const found: Issue[] = [];
      const queries = this.targetsOf(panel).flatMap(({ expr, interval }) => {
        const node = collectIssues(found, () => checkedNode(expr as string, lookup));
        const imported = { minStep: textIn(interval) ?? '', minInterval: textIn(panel.interval) ?? '' };
        return node ? [{ node, imported }] : [];
      });
      issues.push(...inPath(`panel "${textIn(panel.title) ?? String(panel.id)}"`, found));
      return queries.map((one) => [String(panel.id), { ...one, unit: 'none', legend: undefined }] as const);
    });
    deeplyFrozen(this);
  }

  /** Returns the targets of a panel whose query Prometheus answers. */
  private targetsOf({ datasource, targets }: JsonObject): JsonObject[] {
    const variables = variableTypes(this.json);
    return objectsIn(targets).filter((target) => {
      const own = target.datasource ?? (textIn(datasource) === '-- Mixed --' ? undefined : datasource);
      return typeof target.expr === 'string' && isPrometheus(own, variables, this.dataSources);
    });
  }

  get panelKeys(): readonly string[] {
    return [...this.ids.keys()];
  }

  /**
   * Returns the handle of a panel for alerts. A stack reports a handle of an unknown panel.
   *
   * @param key the id of the panel
   */
  panel(key: string): PanelReference {
    return panelReference(this.uid, key);
  }

  panelId(key: string): number {
    const id = this.ids.get(key);
    if (id !== undefined) return id;
    throw new ValidationError({
      problem: `dashboard ${this.uid} has no panel with this key`,
      given: key,
      allowed: this.panelKeys,
    });
  }

  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson({ editable, externalLabels = {}, dataSources }: DashboardContext): DashboardModel {
    const { prometheus = stackPrometheus.uid, others = {} } = dataSources ?? {};
    const sources = { prometheus, others: { ...others, ...this.dataSources } };
    const resolved = withDataSources(this.json, sources);
    const issues = [...this.issues, ...resolved.issues, ...this.unmatched(externalLabels)];
    throwIssues(inPath(`dashboard ${this.uid}`, issues));
    // The id belongs to the database of the export.
    const { id: _, ...json } = resolved.json;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    return { ...json, title: this.title, editable } as DashboardModel;
  }

  /** Returns an issue for each panel with a selector that has no matcher of an external label. */
  private unmatched(externalLabels: Readonly<Record<string, string>>): Issue[] {
    return Object.entries(externalLabels).flatMap(([label, value]) => {
      const lacking = this.queries.filter(([, { node }]) =>
        walk(node).some((one) => one.type === 'selector' && !one.matchers.some((matcher) => matcher.label === label)),
      );
      return [...new Set(lacking.map(([panel]) => panel))].map((panel) => ({
        path: `panel ${panel}`,
        problem: `a query has no matcher of ${label}, so it also selects the samples of other servers`,
        remedy: `add ${label}="${value}" or a variable to each of its selectors, and ${label} to externalLabels`,
      }));
    });
  }
}

/** Placeholder of an invalid dashboard. */
function emptyDashboard(json: unknown): JsonObject {
  const { uid } = (json ?? {}) as { readonly uid?: unknown };
  return { ...defaultDashboard(), uid: typeof uid === 'string' ? uid : 'unknown', panels: [] };
}

function checkedJson(json: unknown): JsonObject {
  const { uid, panels } = (typeof json === 'object' && json !== null ? json : {}) as {
    uid?: unknown;
    panels?: unknown;
  };
  if (typeof uid === 'string' && /^[\w-]{1,40}$/.test(uid) && Array.isArray(panels)) {
    return json as JsonObject;
  }
  throw new ValidationError({
    problem: 'invalid JSON of a dashboard',
    given: { uid, panels: typeof panels },
    allowed: 'the JSON of "Export" in Grafana, with a uid and panels, schema v1',
  });
}

function allPanels(panels: readonly JsonObject[]): JsonObject[] {
  return panels.flatMap((panel) => [panel, ...allPanels(objectsIn(panel.panels))]);
}

/** Adds labels to the series that a function finds. A variable in a name or a value can match anything. */
function withLabels(lookup: SeriesLookup, added: readonly string[]): SeriesLookup {
  const labels = Object.fromEntries(added.map((label) => [label, undefined]));
  const withAdded = (series: Series): Series => ({ ...series, labels: { ...labels, ...series.labels } });
  return (name, matchers) => {
    const known = matchers.filter(({ label, value }) => !added.includes(label) && !value.includes('$'));
    const found = lookup(name.includes('$') ? '' : name, known);
    return [found].flat().map(withAdded);
  };
}

function checkedNode(text: string, lookup: SeriesLookup): Node {
  const node = parse(withoutVariables(text), lookup);
  throwIssues(inPath(text, expressionIssues(withOpenMatchers(node))));
  return node;
}

/**
 * Replaces variables of Grafana by values that can be parsed: `$interval` by a window and `$limit`
 * by a number. Variables in quotes remain.
 */
function withoutVariables(text: string): string {
  return text
    .replaceAll(/(?<=[[:]\s*)\$(?!__(?:rate_interval|interval|range)\b)(\w+|\{[^}]+\})/g, '5m')
    .replaceAll(
      /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|(?<![[:]\s*)\$(?:\w+|\{[^}]+\})/g,
      (_, quoted?: string) => quoted ?? '1',
    );
}

/** Replaces matchers with a variable by matchers of any value. */
function withOpenMatchers(node: Node): Node {
  return transform(node, {
    selector: (selector) => ({
      ...selector,
      matchers: selector.matchers.map((matcher) =>
        matcher.value.includes('$') ? { ...matcher, operator: '=~', value: '.*' } : matcher,
      ),
    }),
  });
}
