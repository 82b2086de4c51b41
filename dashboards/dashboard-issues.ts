import { durationIssues } from '../core/duration';
import { inPath, repeated, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import type { AnnotationNames } from './annotations';
import { filterIssues, type DashboardFilter } from './filter';
import { stableId, tagIssues, uidIssues } from './id';
import { linkIssues, type DashboardLinkProps } from './link';

/** Properties of a dashboard, without those of its panels. */
interface CheckedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly rows: Readonly<Record<string, { readonly title: string; readonly panels: object }>>;
  readonly jobs?: readonly string[];
  readonly tags?: readonly string[];
  readonly timeRange?: string;
  readonly refresh?: string;
  readonly links?: readonly DashboardLinkProps[];
  readonly filters?: Readonly<Record<string, DashboardFilter>>;
  readonly annotationNames?: AnnotationNames;
}

/** Returns the issues of a dashboard besides those of its panels. */
export function dashboardIssues(props: CheckedDashboard): Issue[] {
  const { uid, title, rows, refresh, timeRange, tags, links = [], jobs = [], annotationNames: names } = props;
  const keys = Object.values(rows).flatMap(({ panels }) => Object.keys(panels));
  return [
    ...uidIssues(uid),
    ...emptyTextIssues({ title, ...names }),
    ...Object.values(rows).flatMap((one) => inPath('row', emptyTextIssues({ title: one.title }))),
    ...tagIssues(tags),
    ...links.flatMap(linkIssues),
    ...filterIssues(props.filters ?? {}),
    ...(names?.alerts === names?.restarts && names
      ? [{ problem: 'both annotations have the same name', given: names.alerts, remedy: 'rename one' }]
      : []),
    ...repeated(jobs, { problem: 'jobs names a job twice', remedy: 'remove one' }),
    ...[...Object.keys(rows), ...keys]
      .filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key))
      .map((key) => ({
        problem: `invalid key "${key}"`,
        allowed: 'letters and digits, starting with a lowercase letter',
      })),
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => ({ problem: `two panels have the key "${key}"` })),
    ...(keys.length > 0 ? [] : [{ problem: 'the dashboard has no panel' }]),
    ...sharedIds([...Object.keys(rows).map((key) => `row:${key}`), ...new Set(keys)]),
    ...durationIssues(refresh, { path: 'refresh' }),
    ...durationIssues(timeRange, { path: 'timeRange' }),
  ];
}

/** Reports keys with the same id, which Grafana would treat as one panel. */
function sharedIds(keys: readonly string[]): Issue[] {
  const owners = new Map<number, string>();
  return keys.flatMap((key) => {
    const other = owners.get(stableId(key));
    owners.set(stableId(key), key);
    return other === undefined
      ? []
      : [{ problem: `the keys "${other}" and "${key}" have the same id`, remedy: 'rename one of them' }];
  });
}
