import type { Issue } from '../../core/errors';
import { destinationOfUrl, type Destination } from '../../core/network';
import { anything, either, list, object, table, text } from '../../core/shape';
import { isUrl, urlIssues, type UrlRules } from '../../core/url';
import type { HttpModule } from '../../servers/blackbox-exporter/http-module';
import { blackboxAddress, type Blackbox } from '../../servers/blackbox-exporter/options';
import { jobFields, throwUnreadableJob } from '../../servers/prometheus/jobs/job-shape';
import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from '../../servers/prometheus/jobs/scrape-job';
import { blackboxProbe } from './catalogue';

/**
 * Properties of a probe job.
 *
 * @typeParam M the names of the modules
 */
export interface ProbeJobProps<M extends string> extends Pick<
  ScrapeJobProps,
  'job' | 'interval' | 'timeout' | 'sampleLimit' | 'expectedTargets'
> {
  /** Modules of the stack's blackbox_exporter. */
  readonly blackbox: Blackbox<M>;
  /** Module of the targets that name none. */
  readonly module: NoInfer<M>;
  /**
   * URLs, such as `https://shop.example/health`, some with a module of their own. Each is a value
   * of the label `instance`.
   */
  readonly targets: readonly [ProbeTarget<NoInfer<M>>, ...ProbeTarget<NoInfer<M>>[]];
}

/** URL, or URL with its module. */
export type ProbeTarget<M extends string> = string | { readonly url: string; readonly module: M };

const shape = object<ProbeJobProps<string>>({
  job: jobFields.job,
  interval: jobFields.interval,
  timeout: jobFields.timeout,
  sampleLimit: jobFields.sampleLimit,
  expectedTargets: jobFields.expectedTargets,
  blackbox: object<Blackbox>({ modules: table(anything) }),
  module: text,
  targets: list(either(text, object<{ readonly url: string; readonly module: string }>({ url: text, module: text }))),
});

/**
 * Creates a scrape job in which blackbox_exporter probes URLs from outside. Its series have the
 * labels `job` and `instance`. `up` shows whether the exporter answered, and `probe_success`
 * whether the URL did.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function probeJob<M extends string>(props: ProbeJobProps<M>): ScrapeJob {
  throwUnreadableJob<ProbeJobProps<string>>(shape, props);
  const { blackbox, targets, expectedTargets = targets.length } = props;
  const { name: server, port } = blackboxAddress;
  const scraped = { ...props, catalogue: blackboxProbe, path: '/probe' };
  const common = commonOfJob(scraped, ['job', 'instance']);
  const probed = targets.map((one) => {
    const { url, module } = typeof one === 'string' ? { url: one, module: props.module } : one;
    // The validation of the stack reports an unknown module.
    return { url, module, settings: (blackbox.modules as Blackbox['modules'])[module] ?? {} };
  });
  const modules = [...new Set(probed.map(({ module }) => module))];
  return {
    ...common,
    targets: {
      kind: 'probes',
      exporter: { server, port },
      probes: modules.map((module) => ({
        module,
        addresses: probed.filter((one) => one.module === module).map(({ url }) => url),
      })),
    },
    expectedTargets,
    rights: [],
    destinations: [{ kind: 'server', server, port }],
    isolation: undefined,
    probe: {
      modules,
      destinations: probed
        .filter(({ url }) => isUrl(url, probedUrl))
        .flatMap(({ url, settings }) => destinationsOf(url, settings)),
    },
    issues: [...common.issues, ...probed.flatMap(({ url, settings }) => targetIssues(url, settings))],
  };
}

const probedUrl: UrlRules = { schemes: ['http', 'https'], path: 'optional' };

/** Returns the destinations of a probe. A server of plain http may redirect to https. */
function destinationsOf(target: string, { followsRedirects = true }: HttpModule): Destination[] {
  const destination = destinationOfUrl(target);
  const leadsOn = target.startsWith('http:') && followsRedirects && destination.port !== 443;
  return [destination, ...(leadsOn ? [{ ...destination, port: 443 }] : [])];
}

function targetIssues(target: string, { requiresTls = true, followsRedirects = true }: HttpModule): Issue[] {
  const allowed = 'http or https, a host and a path, such as https://shop.example/health';
  const issues = urlIssues(target, probedUrl, { allowed });
  if (issues.length > 0) return issues;
  return target.startsWith('http:') && requiresTls && !followsRedirects
    ? [
        {
          problem: `${target} can never be right: its module asks for TLS, and no redirect leads there`,
          remedy: 'https, or requiresTls: false',
        },
      ]
    : [];
}
