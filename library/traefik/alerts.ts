import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { inPath } from '../../core/errors';
import { selectors, type Quantity } from '../../promql';
import type { CertificateLimits } from '../../stack/public-urls';
import { despiteMissedScrapes } from '../common/alerts';
import { certificateLimitIssues, usableLimits } from '../common/certificates';
import { withIssues } from '../common/rule-group-issues';
import type { Wording } from '../common/wording';
import { traefik } from './catalogue';
import { traefikPanel } from './dashboard';
import { certificateLeft, certificateLeftOf } from './expressions';
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
}

/** Alerts on the certificates that Traefik serves, also on those of hosts that nothing probes. */
export function traefikAlerts(of: TraefikAlertsOf): RuleGroup {
  const { warning, critical } = usableLimits(of.certificateLimits);
  const rules = [certificateAlert(of, 'warning', warning), certificateAlert(of, 'critical', critical)];
  return withIssues(
    ruleGroup({ name: of.job, job: of.job, rules }),
    inPath('Traefik', certificateLimitIssues(of.certificateLimits)),
  );
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
