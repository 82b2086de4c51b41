import type { Node } from './node';

/** Type of the value of an expression. */
export type ValueKind = 'scalar' | 'string' | 'instant vector' | 'range vector';

/** Signature of a function. */
export interface Signature {
  readonly args: readonly ValueKind[];
  /** Number of optional arguments at the end. */
  readonly optional: number;
  /** Number of further arguments like the last one. */
  readonly variadic: number;
  readonly result: ValueKind;
  /** Requires `--enable-feature=promql-experimental-functions`. */
  readonly experimental: boolean;
}

/** Functions of the growth of a counter. */
export const growthFunctions: readonly string[] = ['rate', 'irate', 'increase'];

interface Options {
  readonly result?: ValueKind;
  readonly optional?: number;
  readonly variadic?: number;
  readonly experimental?: boolean;
}

const V = 'instant vector';
const R = 'range vector';
const S = 'scalar';
const T = 'string';
const experimental = { experimental: true } as const;

function takes(args: readonly ValueKind[], options: Options = {}): Signature {
  return { args, optional: 0, variadic: 0, result: V, experimental: false, ...options };
}

function all(names: string, signature: Signature): Record<string, Signature> {
  return Object.fromEntries(names.split(' ').map((name) => [name, signature]));
}

/**
 * Functions of Prometheus 3.16. Source:
 * https://prometheus.io/docs/prometheus/latest/querying/functions/.
 */
export const signatures: Readonly<Record<string, Signature>> = {
  ...all('abs absent ceil exp floor ln log10 log2 sgn sort sort_desc sqrt timestamp', takes([V])),
  ...all('acos acosh asin asinh atan atanh cos cosh deg rad sin sinh tan tanh', takes([V])),
  ...all('histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum', takes([V])),
  ...all('day_of_month day_of_week day_of_year days_in_month hour minute month year', takes([V], { optional: 1 })),
  ...all('changes delta deriv idelta increase irate rate resets', takes([R])),
  ...all('absent_over_time avg_over_time count_over_time last_over_time max_over_time min_over_time', takes([R])),
  ...all('present_over_time stddev_over_time stdvar_over_time sum_over_time', takes([R])),
  ...all('first_over_time mad_over_time', takes([R], experimental)),
  ...all(
    'ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
    takes([R], experimental),
  ),
  ...all('pi time', takes([], { result: S })),
  ...all('end range start step', takes([], { result: S, ...experimental })),
  ...all('max_of min_of', takes([S, S], { result: S, ...experimental })),
  ...all('sort_by_label sort_by_label_desc', takes([V, T], { optional: 1, variadic: Infinity, ...experimental })),
  clamp: takes([V, S, S]),
  clamp_max: takes([V, S]),
  clamp_min: takes([V, S]),
  double_exponential_smoothing: takes([R, S, S], experimental),
  histogram_fraction: takes([S, S, V]),
  histogram_quantile: takes([S, V]),
  histogram_quantiles: takes([V, T, S], { variadic: 9, ...experimental }),
  integral: takes([R, S], { optional: 1, ...experimental }),
  info: takes([V, V], { optional: 1, ...experimental }),
  label_join: takes([V, T, T, T], { optional: 1, variadic: Infinity }),
  label_replace: takes([V, T, T, T, T]),
  predict_linear: takes([R, S]),
  quantile_over_time: takes([S, R]),
  round: takes([V, S], { optional: 1 }),
  scalar: takes([V], { result: S }),
  start_timestamp: takes([V], experimental),
  vector: takes([S]),
};

/** Types of the parameters of aggregations. */
export const aggregationParameters: Readonly<Record<string, ValueKind>> = {
  bottomk: S,
  count_values: T,
  limit_ratio: S,
  limitk: S,
  quantile: S,
  topk: S,
};

/** Returns the type of the value of a node. */
export function kindOf(node: Node): ValueKind {
  switch (node.type) {
    case 'number':
      return S;
    case 'string':
      return T;
    case 'matrix':
    case 'subquery':
      return R;
    case 'negation':
      return kindOf(node.expression);
    case 'call':
      return signatures[node.name]?.result ?? V;
    case 'binary':
      return kindOf(node.left) === S && kindOf(node.right) === S ? S : V;
    case 'aggregation':
    case 'labelSelector':
    case 'selector':
      return V;
  }
}
