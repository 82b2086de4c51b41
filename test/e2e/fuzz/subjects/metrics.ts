import fc from 'fast-check';
import {
  catalogue,
  closed,
  counter,
  gauge,
  histogram,
  httpStatus,
  nativeHistogram,
  open,
  summary,
  type CatalogueProps,
  type CountingProps,
  type GaugeProps,
  type HistogramProps,
  type HttpStatus,
  type Label,
  type Labels,
  type Metric,
  type MetricProps,
  type Metrics,
  type NamedProps,
  type NotExposedMetrics,
  type SummaryProps,
} from '../../../../metrics';
import { staticJob } from '../../../../servers';
import { withJobs } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { counts, freeTexts, labelNames, noCounts, noTexts } from '../values';

/** Creates a small stack with a job whose catalogue has some properties. */
const withCatalogue = (props: Partial<CatalogueProps<Metrics, string>>) => {
  const all = { name: 'shop', software: 'Shop', version: '1.0.0', metrics: {}, ...props };
  return withJobs(
    staticJob({ job: 'shop', catalogue: catalogue(all), targets: ['shop.example:443'], scheme: 'https' }),
  );
};

const withMetric = (name: string) => (metric: Metric) => withCatalogue({ metrics: { [name]: metric } });
const withLabel = (label: Label) =>
  withMetric('open_files')(gauge({ help: 'Open files.', unit: 'none', labels: { label } }));

/** Values of a label, which Prometheus stores. */
const values = fc.oneof(freeTexts, fc.constantFrom('a', '/cart', 'constructor', 'true', '{{ .Name }}', 'é'));
const noValues = fc.constantFrom('', '\ud800', 'a\udfff');

const labelDeclarations: fc.Arbitrary<Labels> = fc
  .dictionary(
    labelNames.filter((name) => !['job', 'instance', 'le', 'quantile'].includes(name)),
    fc.constantFrom<Label>(open(5), open(2, '/', '/cart'), closed('a', 'b'), httpStatus('200', '500')),
    { maxKeys: 3, noNullPrototype: true },
  )
  .filter((labels) => Object.keys(labels).length < 4);

const noLabelDeclarations: fc.Arbitrary<Labels> = fc
  .constantFrom('', 'a b', 'a$', 'é{}', '1a', '__name__', '__a', 'job', 'instance')
  .map((name) => ({ [name]: open(2) }));

const metricNames = ['memory_bytes', 'a:b', '_x', 'constructor', 'x'.repeat(200), 'http.server.duration', 'mémoire'];
/** Also names of OpenTelemetry: letters of any script, digits and `_ : . / -`. */
const isMetricName = (text: string) => /^[\p{L}_:][\p{L}\p{M}\p{N}_:./-]*$/u.test(text);

const someGauge = gauge({ help: 'Memory in use.', unit: 'bytes' });

const catalogueProps: Subject<CatalogueProps<Metrics, string>> = {
  properties: {
    name: required(freeTexts, noTexts),
    software: required(freeTexts, noTexts),
    version: required(freeTexts, noTexts),
    targetLabels: optional(
      fc.constantFrom([], ['job'], ['job', 'instance']),
      fc.constantFrom(['job', 'job'], [''], ['a b'], ['__a'], ['__name__'], ['pod']),
    ),
    metrics: required(
      fc.constantFrom(...metricNames).map((name): Metrics => ({ [name]: someGauge })),
      fc.oneof(
        textsWithout(isMetricName).map((name): Metrics => ({ [name]: someGauge })),
        fc.constantFrom('up', 'ALERTS', '__name__', 'scrape_samples_scraped', 'files_total').map((name): Metrics => ({
          [name]: someGauge,
        })),
      ),
    ),
    otherSeries: optional(
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom(-1, 0.5, NaN, Infinity, -Infinity, 200_000_001),
    ),
    isComplete: optional(fc.boolean(), 'types'),
    notExposed: optional(
      fc.constantFrom({}, { disk_: { reason: 'Its collector is off.', instead: 'query another' } }),
      fc.constantFrom<NotExposedMetrics>(
        { '': { reason: 'Its collector is off.', instead: 'query another' } },
        { disk_: { reason: '', instead: 'query another' } },
        { disk_: { reason: 'Its collector is off.', instead: '' } },
      ),
    ),
  },
  place: withCatalogue,
};

/** Properties of all types of metrics. */
const common: Properties<MetricProps<Labels, 'none'>> = {
  help: required(freeTexts, noTexts),
  unit: required(fc.constant('none'), 'types'),
  labels: optional(labelDeclarations, noLabelDeclarations),
  combinations: optional(counts(1000), fc.oneof(noCounts, fc.constant(200_000_001))),
  exposedWhen: optional(freeTexts, noTexts),
  isRare: optional(fc.boolean(), 'types'),
};

const name: Properties<NamedProps> = { hasUnconventionalName: optional(fc.boolean(), 'types') };
const start: Properties<CountingProps> = { startsAtZero: optional(fc.boolean(), 'types') };

/** Adds a label of any number of values, so that there can be so many combinations. */
function possible<P extends Pick<MetricProps<Labels, 'none'>, 'labels' | 'combinations'>>(props: P): P {
  return props.combinations === undefined ? props : { ...props, labels: { ...props.labels, route: open(5) } };
}

type CounterProps = MetricProps<Labels, 'none'> & NamedProps & CountingProps;

const counterProps: Subject<CounterProps> = {
  properties: { ...common, ...name, ...start },
  coherent: possible,
  place: (props) => withMetric('orders_total')(counter(props)),
};

const nativeProps: Subject<CounterProps> = {
  properties: counterProps.properties,
  coherent: possible,
  place: (props) => withMetric('size')(nativeHistogram(props)),
};

const range: Subject<NonNullable<GaugeProps['range']>> = {
  properties: {
    min: optional(fc.constantFrom(-Infinity, -5, 0, 0.5), fc.constantFrom(NaN, Infinity)),
    max: optional(fc.constantFrom(1, 5.5, 1e9, Infinity), fc.constantFrom(NaN, -Infinity)),
  },
  // An infinite limit is none, and any range is valid then.
  coherent: ({ min = -5, max = 1 }) => ({ min, max }),
  place: (one) => withMetric('temperature')(gauge({ help: 'Temperature.', unit: 'none', range: one })),
};

type AllGaugeProps = MetricProps<Labels, 'none'> & GaugeProps;

const gaugeProps: Subject<AllGaugeProps> = {
  properties: { ...common, ...name, range: optional(valuesOf(range), 'types') },
  coherent: possible,
  place: (props) => withMetric('temperature')(gauge(props)),
};

type AllHistogramProps = CounterProps & HistogramProps<number, 'events'>;

const histogramProps: Subject<AllHistogramProps> = {
  properties: {
    ...counterProps.properties,
    buckets: required(
      fc.constantFrom<number[]>([], [0.1, 0.5, 1], [-1, 0, 1], [1e-9, 1e12]),
      fc.constantFrom([1, 1], [2, 1], [NaN], [1, Infinity], [-Infinity]),
    ),
    observations: required(fc.constant('events'), 'types'),
  },
  coherent: possible,
  place: (props) => withMetric('size')(histogram(props as never)),
};

type AllSummaryProps = CounterProps & SummaryProps<number, 'events'>;

const summaryProps: Subject<AllSummaryProps> = {
  properties: {
    ...counterProps.properties,
    quantiles: required(
      fc.constantFrom<number[]>([], [0, 0.5, 1], [50, 99.9], [0.5]),
      fc.constantFrom([0.5, 0.5], [0.9, 0.5], [NaN], [-0.1], [101], [Infinity]),
    ),
    observations: required(fc.constant('events'), 'types'),
  },
  coherent: possible,
  place: (props) => withMetric('size')(summary(props as never)),
};

const closedValues: Subject<{ readonly values: readonly string[] }> = {
  properties: {
    values: required(
      fc.uniqueArray(values, { minLength: 1, maxLength: 3 }),
      fc.oneof(
        fc.constantFrom<string[]>([], ['a', 'a']),
        noValues.map((one) => ['a', one]),
      ),
    ),
  },
  place: ({ values: all }) => withLabel(closed(...all)),
};

const openLabel: Subject<{ readonly expected: number; readonly examples: readonly string[] }> = {
  properties: {
    expected: required(counts(1000), noCounts),
    examples: required(
      fc.uniqueArray(values, { maxLength: 3 }),
      fc.oneof(
        fc.constantFrom(['a', 'a']),
        noValues.map((one) => [one]),
      ),
    ),
  },
  place: ({ expected, examples }) => withLabel(open(expected, ...examples)),
};

type Codes = readonly [HttpStatus, ...HttpStatus[]];

const statuses: Subject<{ readonly examples: Codes }> = {
  properties: {
    examples: required(
      fc.constantFrom<Codes>(['200'], ['200', '404', '503'], ['511']),
      fc.constantFrom(['200', '200'], ['299'], ['2000'], ['2.5'], ['2-1'], ['200', '600'], ['']),
    ),
  },
  place: ({ examples }) => withLabel(httpStatus(...examples)),
};

/** Subjects of catalogues, metrics and labels. */
export const metrics = {
  CatalogueProps: catalogueProps,
  'counter()': counterProps,
  'gauge()': gaugeProps,
  'gauge().range': range,
  'histogram()': histogramProps,
  'nativeHistogram()': nativeProps,
  'summary()': summaryProps,
  'closed(…)': closedValues,
  'open(…)': openLabel,
  'httpStatus(…)': statuses,
};
