import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ScrapeRequest } from '../../../servers';
import { Size } from '../../../core/size';

/** Line of a page: a series, or metadata. */
export interface Line {
  readonly family: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** Target of a job: what it exposes, how it answers, and how the job asks. */
export interface Target {
  readonly lines: readonly Line[];
  readonly format: 'text' | 'openMetrics';
  readonly contentType?: string | undefined;
  readonly status?: number;
  /** Milliseconds until it answers. */
  readonly delay?: number;
  readonly isPacked?: boolean;
  /** Milliseconds after now of the timestamps of the samples. */
  readonly timestamps?: number;
  /** Changes the text of the page. */
  readonly edit?: (page: string) => string;
  /** Changes the text of the page for a request. */
  readonly negotiate?: (page: string, accept: string) => string;
  readonly request: ScrapeRequest;
}

/** Change of a target, by what a reader of the test sees. */
export type Change = (target: Target) => Target;

const type = (family: string, kind: string): Line => ({ family, text: `# TYPE ${family} ${kind}` });
const series = (family: string, suffix: string, labels: Readonly<Record<string, string>> = {}): Line => {
  return { family, name: family + suffix, labels };
};

/** Target that exposes exactly what its catalogue declares, in the text format. */
export const goodTarget: Target = {
  format: 'text',
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  request: {},
  lines: [
    type('carts', 'gauge'),
    series('carts', '', { shop: 'paris' }),
    series('carts', '', { shop: 'lyon' }),
    type('orders_total', 'counter'),
    series('orders_total', '', { state: 'new' }),
    series('orders_total', '', { state: 'paid' }),
    type('wait_seconds', 'histogram'),
    ...['paris', 'lyon'].flatMap((shop) => [
      ...['0.5', '1', '10', '+Inf'].map((le) => series('wait_seconds', '_bucket', { shop, le })),
      series('wait_seconds', '_sum', { shop }),
      series('wait_seconds', '_count', { shop }),
    ]),
    type('pause_seconds', 'summary'),
    series('pause_seconds', '', { quantile: '0.50' }),
    series('pause_seconds', '', { quantile: '0.99' }),
    series('pause_seconds', '_sum'),
    series('pause_seconds', '_count'),
  ],
};

const lines =
  (change: (all: readonly Line[]) => readonly Line[]): Change =>
  (target) => ({ ...target, lines: change(target.lines) });
const without = (is: (line: Line) => boolean) => lines((all) => all.filter((line) => !is(line)));
const labels = (change: (labels: Record<string, string>, line: Line) => Readonly<Record<string, string>>) =>
  lines((all) => all.map((line) => (line.labels ? { ...line, labels: change({ ...line.labels }, line) } : line)));
const edit =
  (change: (page: string) => string): Change =>
  (target) => ({ ...target, edit: (page) => change((target.edit ?? ((same) => same))(page)) });
const request =
  (props: ScrapeRequest): Change =>
  (target) => ({ ...target, request: { ...target.request, ...props } });
const set =
  (props: Partial<Target>): Change =>
  (target) => ({ ...target, ...props });
const retyped = (family: string, kind: string) =>
  lines((all) => all.map((line) => (line.text?.startsWith(`# TYPE ${family} `) ? type(family, kind) : line)));
const isFirst = (family: string) => (line: Line) => line.family === family && line.labels?.shop !== 'lyon';

/** Changes after which Prometheus still stores everything, although some break the format. */
export const harmless: Readonly<Record<string, Change>> = {
  'no change': (target) => target,
  OpenMetrics: set({ format: 'openMetrics', contentType: 'application/openmetrics-text; version=1.0.0' }),
  gzip: set({ isPacked: true }),
  'no last line feed': edit((page) => page.replace(/\n$/, '')),
  'a second TYPE': lines((all) => [...all, type('orders_total', 'counter')]),
  'scattered lines': lines((all) => [...all.slice(2), ...all.slice(0, 2)]),
  'a series twice': lines((all) => [...all, all[1]!]),
  'no TYPE of a gauge': without(({ text }) => text === '# TYPE carts gauge'),
  'empty labels': labels((all) => ({ ...all, nothing: '' })),
  'times of now': set({ timestamps: 0 }),
  'times that are not honored': (target) => request({ honorTimestamps: false })({ ...target, timestamps: -600_000 }),
  'a fallback': (target) =>
    request({ fallbackProtocol: target.format === 'text' ? 'PrometheusText0.0.4' : 'OpenMetricsText1.0.0' })({
      ...target,
      contentType: undefined,
    }),
  'labels that are honored': (target) =>
    request({ honorLabels: true })(labels((all) => ({ ...all, instance: 'x' }))(target)),
  parameters: request({ params: { format: 'prometheus', 'match[]': ['a b', 'c'] } }),
  'the text format only': request({ protocols: ['PrometheusText0.0.4'] }),
  'metadata of other metrics': lines((all) => [...all, { family: 'x', text: '# HELP x Something.' }]),
  'names that are escaped on request': set({
    negotiate: (page, accept) => (accept.includes('allow-utf-8') ? page.replace(/^carts\{/gm, '{"shop.carts",') : page),
  }),
};

/** Changes after which something declared has no answer, or something undeclared is stored. */
export const harmful: Readonly<Record<string, Change>> = {
  'a metric that is missing': without(({ family }) => family === 'orders_total'),
  'a metric without series': without(({ family, name }) => family === 'carts' && name !== undefined),
  'a label that is missing': labels(({ shop: _, ...all }, { family }) =>
    family === 'carts' ? { ...all, shop2: _! } : { ...all, ...(_ ? { shop: _ } : {}) },
  ),
  'a label that is always empty': lines((all) =>
    all
      .filter((line) => !(line.family === 'carts' && line.labels?.shop === 'lyon'))
      .map((line) => (line.family === 'carts' && line.labels ? { ...line, labels: { shop: '' } } : line)),
  ),
  'a bucket that is missing': without(({ labels: all }) => all?.le === '1'),
  'the last bucket that is missing': without(({ labels: all }) => all?.le === '+Inf'),
  'another bucket': labels((all) => ({ ...all, ...(all.le === '10' ? { le: '11' } : {}) })),
  // Prometheus writes bounds its own way after the TYPE of a histogram, which the TYPE of a summary ends.
  'all types first': lines((all) =>
    [...all].sort((a, b) => Number(a.name !== undefined) - Number(b.name !== undefined)),
  ),
  'buckets without a type': lines((all) => [
    ...all.filter(({ family }) => family === 'wait_seconds').slice(1),
    ...all.filter(({ family }) => family !== 'wait_seconds'),
  ]),
  'a gauge of another type': retyped('carts', 'counter'),
  'a counter of another type': retyped('orders_total', 'gauge'),
  'a counter with the type of a histogram': retyped('orders_total', 'histogram'),
  'a histogram of another type': retyped('wait_seconds', 'summary'),
  'a histogram with the type of a gauge': retyped('wait_seconds', 'gauge'),
  'a summary of another type': retyped('pause_seconds', 'gauge'),
  'a summary with the type of a histogram': retyped('pause_seconds', 'histogram'),
  'no sum': without(({ name }) => name === 'wait_seconds_sum'),
  'no count': without(({ name }) => name === 'pause_seconds_count'),
  'a quantile that is missing': without(({ labels: all }) => all?.quantile === '0.99'),
  'an undeclared metric': lines((all) => [...all, series('other', '')]),
  'an undeclared label': labels((all, { family }) => (family === 'orders_total' ? { ...all, page: '/' } : all)),
  'a value that is not declared': labels((all) => ({ ...all, ...(all.state === 'paid' ? { state: 'lost' } : {}) })),
  'more combinations': lines((all) => [...all, series('carts', '', { shop: 'nice' })]),
  'times that are too old': set({ timestamps: -360_000 }),
  'times far in the future': set({ timestamps: 3_600_000 }),
  'a label of the job': labels((all, line) => (isFirst('carts')(line) ? { ...all, instance: 'x' } : all)),
  'names that are not escaped': (target) =>
    request({ nameEscaping: 'allow-utf-8' })(harmless['names that are escaped on request']!(target)),
  'too many samples': (target) =>
    request({ sampleLimit: 30 })(
      lines((all) => [
        ...all,
        ...Array.from({ length: 20 }, (_, index) => series('carts', '', { shop: String(index) })),
      ])(target),
    ),
  'too many labels': (target) =>
    request({ labelLimit: 5 })(labels((all) => ({ ...all, a: '1', b: '2', c: '3' }))(target)),
  'a value that is too long': (target) =>
    request({ labelValueLengthLimit: 40 })(
      labels((all) => ({ ...all, ...(all.shop === 'lyon' ? { shop: 'x'.repeat(60) } : {}) }))(target),
    ),
  'a page that is too large': (target) =>
    request({ bodySizeLimit: Size.mebibytes(1) })(
      edit((page) => page + (target.format === 'text' ? '#\n'.repeat(2 ** 19) : ''))(
        target.format === 'text' ? target : { ...target, format: 'text', contentType: 'text/plain' },
      ),
    ),
  'no content type': set({ contentType: undefined }),
  'another content type': set({ contentType: 'text/html' }),
  'an invalid content type': set({ contentType: 'text/plain; version' }),
  'an error': set({ status: 500 }),
  'an answer that is too late': (target) => request({ timeout: '1s' })({ ...target, delay: 1500 }),
  'carriage returns': edit((page) => page.replaceAll('\n', '\r\n')),
  'a byte order mark': edit((page) => `\ufeff${page}`),
  'a value that is no number': edit((page) => page.replace(/ 1$/m, ' one')),
  'a label twice': edit((page) => page.replace('{shop="paris"', '{shop="paris",shop="paris"')),
  'half a page': edit((page) => page.slice(0, page.lastIndexOf(' '))),
};

/** Renders the page of a target for a request. */
function pageOf({ lines: all, format, timestamps, edit: change, negotiate }: Target, accept: string): string {
  const time = timestamps === undefined ? '' : ` ${stamp(Date.now() + timestamps, format)}`;
  const rows = all.map(({ name, labels: own = {}, text = '' }) => {
    if (name === undefined) return format === 'openMetrics' ? text.replace('_total counter', ' counter') : text;
    const inner = Object.entries(own).map(([label, value]) => `${label}="${value}"`);
    return `${name}${inner.length > 0 ? `{${inner.join(',')}}` : ''} 1${time}`;
  });
  const page = [...rows, ...(format === 'openMetrics' ? ['# EOF'] : []), ''].join('\n');
  const edited = change ? change(page) : page;
  return negotiate ? negotiate(edited, accept) : edited;
}

function stamp(milliseconds: number, format: Target['format']): string {
  return format === 'openMetrics' ? (milliseconds / 1000).toFixed(3) : String(milliseconds);
}

/** Response of a target. */
export interface TargetResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers a request to a target. */
export async function respond(target: Target, { headers }: IncomingMessage): Promise<TargetResponse> {
  if (target.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, target.delay));
  const page = Buffer.from(pageOf(target, headers.accept ?? ''));
  return {
    status: target.status ?? 200,
    headers: {
      ...(target.contentType === undefined ? {} : { 'content-type': target.contentType }),
      ...(target.isPacked ? { 'content-encoding': 'gzip' } : {}),
    },
    body: target.isPacked ? gzipSync(page) : page,
  };
}
