import { blackboxAddress, type Blackbox } from '../../servers/blackbox-exporter/options';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import { serverJob } from '../../servers/prometheus/jobs/server-job';
import type { PublicUrl, PublicUrls } from '../../stack/public-urls';
import type { System } from '../../stack/system';
import type { WatchedJob } from '../../stack/watched-job';
import { checkedChanges } from '../common/adjust';
import { targetAlertTable } from '../common/alert-table';
import { usableLimits } from '../common/certificates';
import type { SystemContext } from '../common/wording';
import { traefikPods } from '../traefik/pods';
import { reachabilityAlerts } from './alerts';
import { blackboxExporter } from './catalogue';
import { reachabilityDashboard, reachabilityPanel } from './dashboard';
import { probeJob } from './probe-job';
import { texts } from './texts';

/** Modules of the probes: a URL that everybody may open, and one that asks for a password. */
const modules = {
  public: {},
  protected: { statusCodes: [401], followsRedirects: false },
} as const satisfies Blackbox['modules'];

/** System of the public URLs of other systems, each of which has a job of its own. */
export function reachabilitySystem({
  sites,
  ...of
}: SystemContext & { readonly sites: readonly [PublicUrls, ...PublicUrls[]] }): System {
  const { name: server, port } = blackboxAddress;
  const exporter = serverJob({ job: server, catalogue: blackboxExporter, server, port });
  const jobs = sites.map(jobOf);
  const used = jobs.flatMap(({ probe }) => probe?.modules ?? []);
  const shown = sites.filter(({ panel }) => panel === undefined);
  // One panel shows the certificates of all sites: it is red only when an alert fires.
  const [certificateLimits] = shown
    .map((site) => usableLimits(site.certificateLimits))
    .sort((one, other) => one.critical.value - other.critical.value);
  return {
    jobs: [...jobs, exporter],
    modules: Object.fromEntries(Object.entries(modules).filter(([name]) => used.includes(name))),
    watched: sites.map((site) => watchedOf(site, of)),
    dashboards: certificateLimits
      ? [
          reachabilityDashboard({
            jobs: [exporter.job, ...shown.map(({ job }) => job)],
            language: of.language,
            certificateLimits,
          }),
        ]
      : [],
    rules: sites.map((site) => reachabilityAlerts({ panel: reachabilityPanel, hints: hintsOf(of), ...site, ...of })),
  };
}

function jobOf({ job, urls }: PublicUrls): ScrapeJob {
  const target = ({ url, hasBasicAuth = false }: PublicUrl) =>
    hasBasicAuth ? ({ url, module: 'protected' } as const) : url;
  const [first, ...others] = urls;
  return probeJob({
    job,
    blackbox: { modules },
    module: 'public',
    targets: [target(first), ...others.map(target)],
    interval: '30s',
    timeout: '10s',
  });
}

function watchedOf(site: PublicUrls, { language, commands }: SystemContext): WatchedJob {
  const { job, title, adjustments } = site;
  const name = `${site.name}SiteProbe`;
  const server = blackboxAddress.name;
  const t = texts[language].probe;
  return {
    job,
    title: t.title(title),
    name,
    severity: 'warning',
    impact: t.impact,
    kind: 'server',
    server,
    isNamed: true,
    hint: t.hint(commands.server(server).system.logs),
    // The alerts on the site report the issues.
    ...(adjustments ? { adjustments: checkedChanges(adjustments, targetAlertTable(name)).changes } : {}),
  };
}

function hintsOf({ language, commands }: SystemContext): Required<PublicUrls>['hints'] {
  return texts[language].throughTraefik(commands.system(traefikPods));
}
