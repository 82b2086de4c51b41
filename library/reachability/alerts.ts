import { alert, firstQuery, ruleGroup, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import { max, selectors, sum, type Quantity } from '../../promql';
import type { Wording } from '../common/wording';
import { blackboxProbe } from './catalogue';
import { certificateLeft, certificateLimits } from './expressions';
import { texts } from './texts';

const m = selectors(blackboxProbe);

/** Application that is probed from outside. */
export interface ReachabilityOf extends Wording {
  /** Scrape job of the probes. */
  readonly job: string;
  /** Name of the application in notifications. */
  readonly title: string;
  /** Prefix of the names of its alerts. */
  readonly name: string;
  /** Handles of the dashboard with the reachability rows. */
  readonly panel: (key: 'reachable' | 'certificate') => PanelReference;
  /** Impact while the application is unreachable. */
  readonly impact: string;
  /** Additional steps for this application, after the general steps. */
  readonly hints: Readonly<Record<'unreachable' | 'certificate', string>>;
}

/**
 * Alerts on an unreachable URL, and on an expiring certificate: an early warning, and a critical
 * alert shortly before the end.
 */
export function reachabilityAlerts(of: ReachabilityOf): RuleGroup {
  const { summary, description } = texts[of.language].unreachable;
  return ruleGroup({
    name: of.job,
    job: of.job,
    interval: '30s',
    rules: [
      alert({
        name: `${of.name}Unreachable`,
        condition: m.probe_success.equalTo(0),
        // Four probes of 30 s. Single failed probes and deployments are shorter.
        for: '2m',
        severity: 'critical',
        summary: (template) => summary(of.title, template),
        description,
        panel: of.panel('reachable'),
        runbook: unreachableRunbook(of),
      }),
      certificateAlert(of, 'warning', certificateLimits.warning),
      certificateAlert(of, 'critical', certificateLimits.critical),
    ],
  });
}

function certificateAlert(of: ReachabilityOf, severity: 'warning' | 'critical', limit: Quantity<'seconds'>) {
  const name = `${of.name}Certificate`;
  const { summary, description } = texts[of.language].certificate;
  return alert({
    name: `${name}${severity === 'critical' ? 'AlmostExpired' : 'Expiring'}`,
    condition: certificateLeft.lessThan(limit),
    // Several servers can share a URL, and some may still have the old certificate.
    for: '1h',
    severity,
    // The critical alert inhibits the warning.
    subject: name,
    summary: (template) => summary(of.title, template),
    description,
    panel: of.panel('certificate'),
    runbook: certificateRunbook(of),
  });
}

function unreachableRunbook({ impact, hints, language, commands }: ReachabilityOf): Runbook {
  const { queries, ...text } = texts[language].unreachable.runbook(impact, hints.unreachable, commands.cluster);
  return {
    ...text,
    queries: [
      firstQuery(queries.status, max(m.probe_http_status_code).by('instance')),
      firstQuery(queries.phases, sum(m.probe_http_duration_seconds).by('instance', 'phase')),
      firstQuery(queries.content, m.probe_failed_due_to_regex),
      firstQuery(queries.certificate, certificateLeft),
    ],
  };
}

function certificateRunbook({ hints, language }: ReachabilityOf): Runbook {
  const { queries, ...text } = texts[language].certificate.runbook(hints.certificate);
  return {
    ...text,
    queries: [firstQuery(queries.left, certificateLeft), firstQuery(queries.expiry, m.probe_ssl_earliest_cert_expiry)],
  };
}
