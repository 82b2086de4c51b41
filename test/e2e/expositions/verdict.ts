import type { Catalogue } from '../../../metrics';
import { askAt, type AnsweredSeries } from '../cluster/answer';
import type { Server } from '../servers/server';

/**
 * Returns why what a Prometheus stores of a job at a moment breaks the contract with its catalogue: queries for
 * what is declared that have no answer, and what is stored without being declared.
 */
export async function brokenAt(
  prometheus: Server,
  job: string,
  catalogue: Catalogue,
  moment: number,
): Promise<string[]> {
  const queries = declaredQueries(job, catalogue);
  // One request for all queries: each that has an answer gives one series with its number.
  const numbered = queries.map((query, index) => `label_replace(count(${query}), "query", "${index}", "", "")`);
  const answers = await askAt(prometheus, numbered.join(' or '), moment);
  const answered = new Set(answers.series.map(({ labels }) => Number(labels.query)));
  const silent = queries.filter((_, index) => !answered.has(index));
  const { series } = await askAt(prometheus, `{job="${job}"}`, moment);
  return [
    ...silent.map((query) => `${query} has no answer`),
    ...undeclared(series, catalogue),
    ...(await wrongTypes(prometheus, job, catalogue)),
  ];
}

interface MetadataJson {
  readonly data?: readonly { readonly metric: string; readonly type: string }[];
}

/** Returns the metrics whose type Prometheus knows, and which is not the declared one. */
async function wrongTypes({ url }: Server, job: string, { metrics }: Catalogue): Promise<string[]> {
  const parameters = new URLSearchParams({ match_target: `{job="${job}"}` });
  const response = await fetch(`${url}/api/v1/targets/metadata?${parameters.toString()}`);
  const { data = [] } = (await response.json()) as MetadataJson;
  return Object.entries(metrics).flatMap(([name, { type }]) => {
    // In OpenMetrics the name of a counter has no suffix.
    const described = data.filter(({ metric }) => metric === name || `${metric}_total` === name);
    return described
      .filter((one) => one.type !== type && one.type !== 'unknown')
      .map((one) => `${name} has the type ${one.type}`);
  });
}

/** Queries for each series, label, bucket and quantile of a catalogue. */
function declaredQueries(job: string, { metrics, series }: Catalogue): string[] {
  const queries = [`up{job="${job}"} == 1`];
  for (const { name, metric, labels } of series.values()) {
    queries.push(`${name}{job="${job}"}`);
    for (const label of Object.keys(metrics[metric]!.labels)) queries.push(`${name}{job="${job}",${label}!=""}`);
    for (const bound of ['le', 'quantile']) {
      for (const value of labels[bound] ?? []) queries.push(`${name}{job="${job}",${bound}="${value}"}`);
    }
  }
  return queries;
}

/** Metrics that Prometheus adds to each scrape. */
const ofScrape = /^(up|scrape_\w+)$/;

function undeclared(stored: readonly AnsweredSeries[], { metrics, series, targetLabels }: Catalogue): string[] {
  const found: string[] = [];
  const combinations = new Map<string, Set<string>>();
  for (const { labels } of stored) {
    const { __name__: name = '', ...all } = labels;
    if (ofScrape.test(name)) continue;
    const declared = series.get(name);
    if (!declared) {
      found.push(`${name} is not declared`);
      continue;
    }
    const own = Object.entries(all).filter(([label]) => !targetLabels.includes(label));
    for (const [label, value] of own) {
      if (!Object.hasOwn(declared.labels, label)) found.push(`${name} has the label ${label}`);
      else if (declared.labels[label]?.includes(value) === false) found.push(`${name} has ${label}="${value}"`);
    }
    const key = JSON.stringify(own.filter(([label]) => label !== 'le' && label !== 'quantile').sort());
    combinations.set(declared.metric, (combinations.get(declared.metric) ?? new Set()).add(key));
  }
  for (const [metric, keys] of combinations) {
    if (keys.size > metrics[metric]!.combinations) found.push(`${metric} has ${keys.size} combinations`);
  }
  return found;
}
