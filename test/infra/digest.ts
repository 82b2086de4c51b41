import type { ProvisionedDashboard } from '../../dashboards';

interface PanelJson {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: {
    readonly defaults?: {
      readonly unit?: string;
      readonly noValue?: string;
      readonly thresholds?: { readonly steps: readonly { readonly value: number | null; readonly color: string }[] };
    };
    readonly overrides?: readonly {
      readonly properties: readonly { readonly id: string; readonly value: unknown }[];
    }[];
  };
  readonly targets?: readonly { readonly refId: string; readonly expr: string; readonly legendFormat: string }[];
}

/** Digest of a dashboard for reviews: positions, units, colours and queries of its panels. */
export function digest(dashboard: ProvisionedDashboard): string {
  const { title, uid, panels, templating } = dashboard.toJson({ editable: false });
  const variables = (templating.list ?? []).map(({ name, query }) => `$${name} = ${queryText(query)}`);
  const lines = (panels as unknown as PanelJson[]).flatMap((panel) =>
    panel.type === 'row' ? ['', `## ${panel.title}`] : ['', ...panelLines(panel)],
  );
  return [`# ${title} (${uid})`, ...variables, ...lines].join('\n');
}

function panelLines({ type, title, gridPos, fieldConfig, targets = [] }: PanelJson): string[] {
  const { unit, noValue, thresholds } = fieldConfig?.defaults ?? {};
  const properties = (fieldConfig?.overrides ?? []).flatMap((override) => override.properties);
  const columns = properties.flatMap(({ id, value }) => (id === 'unit' ? [String(value)] : []));
  const steps = (thresholds?.steps ?? []).map(({ value, color }) =>
    value === null ? color : `${color} from ${value}`,
  );
  const colours = steps.length > 1 ? `, ${steps.join(', ')}` : '';
  return [
    `### ${title} [${type} ${gridPos.w}x${gridPos.h} at ${gridPos.x},${gridPos.y}, ${[unit, ...columns].filter(Boolean).join(', ')}${colours}, "${noValue ?? ''}"]`,
    ...targets.map(({ refId, expr, legendFormat }) => `${refId} "${legendFormat}": ${expr}`),
  ];
}

function queryText(query: unknown): string {
  return typeof query === 'string' ? query : (query as { readonly query: string }).query;
}
