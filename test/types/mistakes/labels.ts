import type { Fixture } from '../fixture';

/** Mistakes with labels that an aggregation removed, and with vector matching. */
export const labels: readonly Fixture[] = [
  // missing labels
  {
    mistake: 'histogram_quantile without le',
    wrong: "q.histogramQuantile(0.95, sum(rate(m.http_request_duration_seconds.bucket)).by('route'))",
    right: "q.histogramQuantile(0.95, sum(rate(m.http_request_duration_seconds.bucket)).by('le', 'route'))",
    code: 2345,
    allowed: "Property 'le' is missing",
  },
  {
    mistake: 'histogram_quantile of the count',
    wrong: 'q.histogramQuantile(0.95, rate(m.http_request_duration_seconds.count))',
    right: 'q.histogramQuantile(0.95, rate(m.http_request_duration_seconds.bucket))',
    code: 2345,
    allowed: "Property 'le' is missing",
  },
  {
    mistake: 'by of a label that the metric does not have',
    wrong: "sum(rate(m.http_requests_total)).by('endpoint')",
    right: "sum(rate(m.http_requests_total)).by('route')",
    code: 2345,
    allowed: '"route"',
  },
  {
    mistake: 'by of a lost label',
    wrong: "sum(byMethod).by('route')",
    right: "sum(byMethod).by('method')",
    code: 2345,
    allowed: '"method"',
  },
  {
    mistake: 'without of a lost label',
    wrong: "sum(byMethod).without('route')",
    right: "sum(byMethod).without('method')",
    code: 2345,
    allowed: '"method"',
  },
  {
    mistake: 'by of le after the quantile',
    wrong: "q.max(p95).by('le')",
    right: "q.max(p95).by('route')",
    code: 2345,
    allowed: '"route"',
  },
  {
    mistake: 'label_replace of a label that is not there',
    wrong: "q.labelReplace(byMethod, { source: 'route', regex: /(.*)/, target: 'page', replacement: '$1' })",
    right: "q.labelReplace(byRoute, { source: 'route', regex: /(.*)/, target: 'page', replacement: '$1' })",
    code: 2322,
    allowed: '"method"',
  },
  {
    mistake: 'a quantile by a label that the histogram does not have',
    wrong: "q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['method'] })",
    right: "q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'] })",
    code: 2322,
    allowed: '"route"',
  },
  // matching
  {
    mistake: 'division of vectors whose labels cannot match',
    wrong: 'byMethod.dividedBy(byRoute)',
    right: 'byMethod.dividedBy(byMethod)',
    code: 2345,
    allowed: 'use on(...) or ignoring(...)',
  },
  {
    mistake: 'division by a total that has lost the labels',
    wrong: 'byMethod.dividedBy(total)',
    right: "byMethod.dividedBy(total, ignoring('method').groupLeft())",
    code: 2345,
    allowed: 'use on(...) or ignoring(...)',
  },
  {
    mistake: 'on a label that the right side does not have',
    wrong: "byMethod.dividedBy(byRoute, on('method'))",
    right: "byMethod.dividedBy(byMethod, on('method'))",
    code: 2345,
    allowed: 'on(...) takes labels of both sides',
  },
  {
    mistake: 'ignoring too little',
    wrong: "m.connections_open.dividedBy(m.connections_limit, ignoring('pod'))",
    right: "m.connections_open.dividedBy(m.connections_limit, ignoring('state').groupLeft())",
    code: 2345,
    allowed: '"state"',
  },
  {
    mistake: 'group_left of a label that the right side does not have',
    wrong: "m.connections_open.times(m.memory_bytes, on('pod').groupLeft('route'))",
    right: "m.connections_open.times(m.memory_bytes, on('pod').groupLeft('job'))",
    code: 2345,
    allowed: '"job"',
  },
  {
    mistake: 'and of vectors whose labels cannot match',
    wrong: 'byMethod.and(byRoute)',
    right: 'byMethod.and(byRoute, on())',
    code: 2345,
    allowed: 'use on(...) or ignoring(...)',
  },
  {
    mistake: 'group_left with a set operator',
    wrong: "byMethod.and(byMethod, on('method').groupLeft())",
    right: "byMethod.and(byMethod, on('method'))",
    code: 2345,
    allowed: '"one-to-one"',
  },
  {
    mistake: 'a ratio of a part that has other labels',
    wrong: 'q.ratio(byMethod, byRoute)',
    right: 'q.ratio(byMethod, byMethod)',
    code: 2345,
    allowed: "Property 'method' is missing",
  },
];
