import type { Issue } from '../../core/errors';

/**
 * Returns the issue of a type of data sources of which Grafana has none, or several.
 *
 * @param others types of the data sources besides Prometheus, by uid
 * @param count number of data sources of the type
 */
export function dataSourceTypeIssue(type: string, others: Readonly<Record<string, string>>, count = 0): Issue {
  return {
    problem: `Grafana has ${count === 0 ? 'no data source' : `${count} data sources`} of this type`,
    given: type,
    allowed: [...new Set(['prometheus', ...Object.values(others)])],
    remedy: count === 0 ? `declare one in dataSources: { UID: '${type}' }` : 'replace the input in the JSON by a uid',
  };
}
