import type { StackContent } from '../../../../stack/stack';
import type { Played } from '../../played/behaviour';
import { levels, near, type Expected, type PanelValues, type Values } from '../../played/expected';
import { expiry, playedBlackbox, playedSite, urlsOf } from '../../played/sites';
import { inEachPhase } from './monitoring';
import { inIncident, unreachable, variablesOf, type PlayedSystem } from './played-system';

/** Site of a stack: prefix of its alerts, and its job. */
type Site = readonly [name: string, job: string];

/**
 * Public URLs of a stack.
 *
 * @param own sites with panels on the dashboard `reachability`
 * @param others sites with panels elsewhere
 */
export function sitesSystem(stack: StackContent, own: readonly Site[], others: readonly Site[] = []): PlayedSystem {
  const played = ([, job]: Site) => playedSite(job, urlsOf(stack, job));
  const shown = own.map(played);
  return {
    jobs: [...shown, ...others.map(played), playedBlackbox],
    dashboards: { reachability: siteValues(shown) },
    variables: { reachability: variablesOfAll([playedBlackbox, ...shown]) },
    rules: Object.assign(
      {},
      ...[...own, ...others].map((site) => siteRules(site, played(site))),
    ) as PlayedSystem['rules'],
  };
}

/** Values of the variables of a dashboard of several jobs. */
export function variablesOfAll(jobs: readonly Played[]): PlayedSystem['variables'][string] {
  return {
    job: jobs.flatMap((one) => variablesOf(one).job!).sort(),
    instance: jobs.flatMap((one) => variablesOf(one).instance!).sort(),
  };
}

/** Labels of a series of a URL. */
const target =
  (metric = '') =>
  ({ job, instance }: Record<string, string>) =>
    `${metric}instance=${instance!} job=${job!}`;

/** One value for each URL. */
function ofEach(
  jobs: readonly Played[],
  value: Values[string],
  labels: (of: Record<string, string>) => string,
): Values {
  return Object.fromEntries(jobs.flatMap(({ targets }) => targets.map((target) => [labels(target.labels), value])));
}

function siteRules([name]: Site, played: Played): Readonly<Record<string, Expected>> {
  const left = inIncident(ofEach([played], (moment) => expiry.incident - moment, target()));
  return {
    [`${name}Unreachable`]: inIncident(ofEach([played], 0, target('__name__=probe_success '))),
    [`${name}CertificateExpiring`]: left,
    [`${name}CertificateAlmostExpired`]: left,
    ...unreachable(`${name}SiteProbe`, played),
  };
}

/** Share of the probes that succeeded: eleven hours before the outage, and 65 minutes without an answer after it. */
export function uptimeValues(jobs: readonly Played[]): Expected {
  const share = near((11 * 60) / (11 * 60 + 65));
  return inEachPhase((phase) =>
    ofEach(jobs, phase === 'incident' ? share : 1, ({ instance }) => `instance=${instance!}`),
  );
}

/** Values of the rows about reachability. */
export function siteValues(jobs: readonly Played[]): readonly PanelValues[] {
  const address =
    (after = '') =>
    ({ instance }: Record<string, string>) =>
      `instance=${instance!}${after}`;
  const one = (labels: (of: Record<string, string>) => string, day: number, incident = day) =>
    levels(ofEach(jobs, day, labels), { incident: ofEach(jobs, incident, labels) });
  const exporter = 'instance=blackbox-exporter:9115 job=blackbox-exporter';
  const uptime = uptimeValues(jobs);
  return [
    ['Joignable', one(target('__name__=probe_success '), 1, 0)],
    ['Dernière réponse', one(address(), 200, 500), one(address(), 0.25), one(address(), 1)],
    ['Disponibilité', uptime, uptime, uptime],
    ['Vérificateur', levels({ [`__name__=blackbox_exporter_config_last_reload_successful ${exporter}`]: 1 })],
    [
      'Durée par phase',
      levels({
        'phase=resolve': 0.01,
        'phase=connect': 0.02,
        'phase=tls': 0.03,
        'phase=processing': 0.15,
        'phase=transfer': 0.04,
      }),
    ],
    ['Recherche du nom', one(target('__name__=probe_dns_lookup_time_seconds '), 0.01)],
    [
      'Certificat : temps restant',
      levels(
        ofEach(jobs, (moment) => expiry.day - moment, target()),
        { incident: ofEach(jobs, (moment) => expiry.incident - moment, target()) },
      ),
    ],
    ['Version de TLS', one(address(' version=TLS 1.3'), 1)],
  ];
}
