import { defaultDashboard, type Dashboard as DashboardModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { collectIssues, inPath, throwIssues, ValidationError, type Issue } from '../core/errors';
import type { Catalogue } from '../metrics';
import { expressionIssues } from '../promql/check';
import { transform, type Node } from '../promql/node';
import { parse } from '../promql/parse';
import { lookupIn } from '../promql/raw';
import type { DashboardContext, ProvisionedDashboard } from './dashboard';
import { panelReference, type PanelReference } from './panel-reference';
import type { Query } from './panels/query';

/** What is to be known about a dashboard that was there before. */
export interface ImportedDashboardProps {
  /** Its JSON, as Grafana exports it. */
  readonly json: unknown;
  /** The catalogues whose metrics its queries may name. */
  readonly catalogues: readonly Catalogue[];
}

interface PanelJson {
  readonly id?: number;
  readonly title?: string;
  readonly panels?: readonly PanelJson[];
  readonly targets?: readonly { readonly expr?: string }[];
}

/**
 * A dashboard that was made in Grafana: provisioned as it is, after its queries have been parsed and their metrics and labels
 * checked against the catalogues. Its variables stand for anything. The keys of its panels are their ids.
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

  constructor({ json, catalogues }: ImportedDashboardProps) {
    this.json = collectIssues(this.issues, () => checkedJson(json), emptyDashboard(json));
    this.uid = this.json.uid!;
    this.title = this.json.title ?? this.uid;
    const panels = allPanels(this.json.panels as unknown as PanelJson[]);
    this.ids = new Map(panels.flatMap(({ id }) => (id === undefined ? [] : [[String(id), id]])));
    this.queries = panels.flatMap(({ id, title, targets = [] }) => {
      const issues: Issue[] = [];
      const nodes = targets.flatMap(({ expr }) =>
        expr === undefined ? [] : (collectIssues(issues, () => checkedNode(expr, catalogues)) ?? []),
      );
      this.issues.push(...inPath(`panel "${title ?? String(id)}"`, issues));
      return nodes.map((node) => [String(id), { node, unit: 'none', legend: undefined }] as const);
    });
  }

  get panelKeys(): readonly string[] {
    return [...this.ids.keys()];
  }

  /**
   * Handle of a panel, for alerts. A stack reports one that does not exist.
   *
   * @param key its id
   */
  panel(key: string): PanelReference {
    return panelReference(this.uid, key);
  }

  panelId(key: string): number {
    const id = this.ids.get(key);
    if (id !== undefined) return id;
    throw new ValidationError({
      problem: `dashboard ${this.uid} has no panel of this key`,
      given: key,
      allowed: this.panelKeys,
    });
  }

  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files that Grafana provisions are read in this schema
  toJson({ editable }: DashboardContext): DashboardModel {
    throwIssues(inPath(`dashboard ${this.uid}`, this.issues));
    // An id belongs to the database that it was exported from.
    const { id: _, ...json } = this.json;
    return { ...json, editable };
  }
}

/** Stands for what is no dashboard. */
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
    problem: 'this is no dashboard',
    given: { uid, panels: typeof panels },
    allowed: 'the JSON of "Export" in Grafana, with a uid and panels, schema v1',
  });
}

function allPanels(panels: readonly PanelJson[]): PanelJson[] {
  return panels.flatMap((panel) => [panel, ...allPanels(panel.panels ?? [])]);
}

function checkedNode(text: string, catalogues: readonly Catalogue[]): Node {
  const node = parse(withoutVariables(text), lookupIn(catalogues));
  throwIssues(inPath(text, expressionIssues(withOpenMatchers(node))));
  return node;
}

/** Variables of Grafana as values that parse: `$interval` as a window, `$limit` as a number; in quotes they stay. */
function withoutVariables(text: string): string {
  return text
    .replaceAll(/(?<=[[:]\s*)\$(?!__(?:rate_interval|interval|range)\b)(\w+|\{[^}]+\})/g, '5m')
    .replaceAll(/("(?:[^"\\]|\\.)*")|(?<![[:]\s*)\$(?:\w+|\{[^}]+\})/g, (_, quoted?: string) => quoted ?? '1');
}

/** A matcher whose value is a variable may hold any value. */
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
