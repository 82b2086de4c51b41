import type { Issue } from '../../../core/errors';
import type { ScrapeJob } from './scrape-job';

/**
 * Returns an issue for each label that the metrics of a job and the job itself set. Without
 * `honorLabels` Prometheus renames the label of the metric, so that queries find other values under
 * its name: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config.
 */
export function labelConflictIssues({ catalogue, targetLabels, request }: ScrapeJob): Issue[] {
  if (request.honorLabels) return [];
  return targetLabels.flatMap((label): Issue[] => {
    const metrics = Object.entries(catalogue.metrics).filter(([, metric]) => Object.hasOwn(metric.labels, label));
    if (metrics.length === 0) return [];
    return [
      {
        problem: `it sets the label "${label}", so Prometheus renames that of metrics of ${catalogue.name} to exported_${label}`,
        given: shortened(metrics.map(([name]) => name)),
        remedy: `set honorLabels: true to keep the label of the metrics, or declare it as exported_${label} in the catalogue`,
      },
    ];
  });
}

/** Number of metrics that an issue names. */
const named = 3;

/** Renders the first names of a list, and the number of the others. */
export function shortened(names: readonly string[]): string {
  const rest = names.length - named;
  return [...names.slice(0, named), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
