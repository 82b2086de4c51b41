import { alert, firstQuery, ruleGroup, type PanelReference, type RuleGroup, type Runbook } from '../../alerts';
import { max, selectors, sum, type Quantity } from '../../promql';
import type { Wording } from '../common/wording';
import { blackboxProbe } from './catalogue';
import { certificateLeft, certificateLimits } from './expressions';
import { texts } from './texts';

const m = selectors(blackboxProbe);

/** An application that is asked from the outside. */
export interface ReachabilityOf extends Wording {
  /** The job that probes it. */
  readonly job: string;
  /** Its name in notifications. */
  readonly title: string;
  /** The beginning of the names of its alerts. */
  readonly name: string;
  /** Handles of the dashboard with the rows about it. */
  readonly panel: (key: 'reachable' | 'certificate') => PanelReference;
  /** What users feel when it is out of reach. */
  readonly impact: string;
  /** What is particular to it, after the steps that hold for every address. */
  readonly hints: Readonly<Record<'unreachable' | 'certificate', string>>;
}

/** An address that does not answer as it should, and a certificate that expires: a warning early, and a critical alert when it is urgent. */
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
        // Four probes of 30 s: one that fails by itself, and a deployment, are over by then.
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
    // Behind one address there may be several servers, of which not all have the new certificate yet.
    for: '1h',
    severity,
    // The critical one inhibits the warning.
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
