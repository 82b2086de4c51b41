import { defaultDashboard, type Dashboard as DashboardModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../core/errors';
import { deeplyFrozen } from '../core/freeze';
import type { Catalogue } from '../metrics';
import { expressionIssues } from '../promql/check';
import { transform, walk, type Node } from '../promql/node';
import { parse, type SeriesLookup } from '../promql/parse';
import { lookupIn } from '../promql/raw';
import type { ProvisionedDashboard } from './dashboard';
import type { DashboardContext } from './dashboard-context';
import { panelReference, type PanelReference } from './panel-reference';
import type { Query } from './panels/query';

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
}

interface PanelJson {
  readonly id?: number;
  readonly title?: string;
  readonly panels?: readonly PanelJson[];
  readonly targets?: readonly { readonly expr?: string; readonly interval?: string }[];
}

/**
 * Dashboard created in Grafana. It is provisioned unchanged, after its queries are parsed and their
 * metrics and labels are checked against the catalogues. Variables match anything. The keys of its
 * panels are their ids.
 */
export class ImportedDashboard implements ProvisionedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly jobs = undefined;
  readonly queries: readonly (readonly [panel: string, query: Query])[];
  private readonly ids: ReadonlyMap<string, number>;
  private readonly issues: Issue[] = [];
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  private readonly json: DashboardModel;

  constructor({ json, catalogues, externalLabels = [] }: ImportedDashboardProps) {
    const lookup = withLabels(lookupIn(catalogues), externalLabels);
    this.json = collectIssues(this.issues, () => checkedJson(json), emptyDashboard(json));
    this.uid = this.json.uid!;
    this.title = this.json.title ?? this.uid;
    const panels = allPanels(this.json.panels as unknown as PanelJson[]);
    this.ids = new Map(panels.flatMap(({ id }) => (id === undefined ? [] : [[String(id), id]])));
    this.queries = panels.flatMap(({ id, title, targets = [] }) => {
      const issues: Issue[] = [];
      const found = targets.flatMap(({ expr, interval: minStep = '' }) => {
        const node = expr === undefined ? undefined : collectIssues(issues, () => checkedNode(expr, lookup));
        return node ? [{ node, minStep }] : [];
      });
      this.issues.push(...inPath(`panel "${title ?? String(id)}"`, issues));
      return found.map((one) => [String(id), { ...one, unit: 'none', legend: undefined }] as const);
    });
    deeplyFrozen(this);
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
  toJson({ editable, externalLabels = {} }: DashboardContext): DashboardModel {
    const issues = [...this.issues, ...this.unmatched(externalLabels)];
    throwIssues(inPath(`dashboard ${this.uid}`, issues));
    // The id belongs to the database of the export.
    const { id: _, ...json } = this.json;
    return { ...json, editable };
  }

  /** Returns an issue for each panel with a selector that has no matcher of an external label. */
  private unmatched(externalLabels: Readonly<Record<string, string>>): Issue[] {
    return Object.entries(externalLabels).flatMap(([label, value]) => {
      const lacking = this.queries.filter(([, { node }]) =>
        [...walk(node)].some(
          (one) => one.type === 'selector' && !one.matchers.some((matcher) => matcher.label === label),
        ),
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
// eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
function emptyDashboard(json: unknown): DashboardModel {
  const { uid } = (json ?? {}) as { readonly uid?: unknown };
  return { ...defaultDashboard(), uid: typeof uid === 'string' ? uid : 'unknown', panels: [] };
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
function checkedJson(json: unknown): DashboardModel {
  const { uid, panels } = (typeof json === 'object' && json !== null ? json : {}) as {
    uid?: unknown;
    panels?: unknown;
  };
  if (typeof uid === 'string' && /^[\w-]{1,40}$/.test(uid) && Array.isArray(panels)) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    return json as DashboardModel;
  }
  throw new ValidationError({
    problem: 'invalid JSON of a dashboard',
    given: { uid, panels: typeof panels },
    allowed: 'the JSON of "Export" in Grafana, with a uid and panels, schema v1',
  });
}

function allPanels(panels: readonly PanelJson[]): PanelJson[] {
  return panels.flatMap((panel) => [panel, ...allPanels(panel.panels ?? [])]);
}

/** Adds labels to the series that a function finds. */
function withLabels(lookup: SeriesLookup, added: readonly string[]): SeriesLookup {
  const labels = Object.fromEntries(added.map((label) => [label, undefined]));
  return (name) => {
    const series = lookup(name);
    return { ...series, labels: { ...labels, ...series.labels } };
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
    .replaceAll(/("(?:[^"\\]|\\.)*")|(?<![[:]\s*)\$(?:\w+|\{[^}]+\})/g, (_, quoted?: string) => quoted ?? '1');
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
