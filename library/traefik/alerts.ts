import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { inPath } from '../../core/errors';
import { increase, rate, ratio, selectors, sum, type Quantity } from '../../promql';
import type { CertificateLimits } from '../../stack/public-urls';
import { despiteMissedScrapes, fewFailures, percentageOf } from '../common/alerts';
import { certificateLimitIssues, usableLimits } from '../common/certificates';
import { withIssues } from '../common/rule-group-issues';
import type { Wording } from '../common/wording';
import { traefikAlertTable, type TraefikThresholds } from './alert-table';
import { traefik } from './catalogue';
import { traefikPanel } from './dashboard';
import { certificateLeft, certificateLeftOf, failedRequests } from './expressions';
import { traefikPods } from './pods';
import { texts } from './texts';

const m = selectors(traefik);

/** Options of the alerts on Traefik. */
export interface TraefikAlertsOf extends Wording {
  /** Scrape job of Traefik. */
  readonly job: string;
  /**
   * Limits of its certificates.
   *
   * @default - 14 and 7 days, for certificates of 90 days
   */
  readonly certificateLimits?: CertificateLimits;
  /**
   * Share of the requests to a service that may fail.
   *
   * @default - 5 %
   */
  readonly thresholds?: TraefikThresholds;
}

/**
 * Alerts on services whose requests fail, and on the certificates that Traefik serves, also on those of hosts that
 * nothing probes.
 */
export function traefikAlerts(of: TraefikAlertsOf): RuleGroup {
  const { warning, critical } = usableLimits(of.certificateLimits);
  const rules = [errorsAlert(of), certificateAlert(of, 'warning', warning), certificateAlert(of, 'critical', critical)];
  return withIssues(
    ruleGroup({ name: of.job, job: of.job, rules }),
    inPath('Traefik', certificateLimitIssues(of.certificateLimits)),
  );
}

function errorsAlert({ language, commands, thresholds = traefikAlertTable }: TraefikAlertsOf) {
  const { summary, description, runbook } = texts[language].errors;
  const { queries, ...text } = runbook(commands.system(traefikPods));
  const limit = thresholds.TraefikErrorsHigh;
  const all = m.traefik_service_requests_total;
  const failing = ratio(
    sum(rate(failedRequests, '5m')).by('job', 'service'),
    sum(rate(all, '5m')).by('job', 'service'),
  ).greaterThan(limit);
  return alert({
    name: 'TraefikErrorsHigh',
    condition: failing.and(sum(increase(failedRequests, '5m')).by('job', 'service').greaterThan(fewFailures)),
    // Longer than the failures of a deployment stay in the window.
    for: '10m',
    // Applications page for their own requests. This alert also sees those that do not reach them.
    severity: 'warning',
    summary,
    description: description(percentageOf(limit)),
    panel: traefikPanel('errors'),
    runbook: {
      ...text,
      queries: [
        firstQuery(queries.codes, sum(rate(failedRequests)).by('service', 'code')),
        firstQuery(queries.requests, sum(rate(all)).by('service')),
      ],
    },
  });
}

function certificateAlert(
  { language, commands }: TraefikAlertsOf,
  severity: 'warning' | 'critical',
  limit: Quantity<'seconds'>,
) {
  const { summary, description, runbook } = texts[language].certificate;
  const { queries, ...text } = runbook(commands.system(traefikPods));
  return alert({
    name: severity === 'critical' ? 'TraefikCertificateAlmostExpired' : 'TraefikCertificateExpiring',
    condition: certificateLeftOf(despiteMissedScrapes).lessThan(limit),
    // Longer than the renewal and the reload after it.
    for: '1h',
    severity,
    // The critical alert inhibits the warning.
    subject: 'TraefikCertificate',
    summary,
    description,
    panel: traefikPanel('expiry'),
    runbook: {
      ...text,
      queries: [firstQuery(queries.left, certificateLeft), firstQuery(queries.expiry, m.traefik_tls_certs_not_after)],
    },
  });
}
