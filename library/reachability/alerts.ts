import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import { adjustedGroup } from '../../alerts/rules/adjustment';
import { inPath, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { max, selectors, sum, type Quantity } from '../../promql';
import type { PublicUrls } from '../../stack/public-urls';
import { checkedChanges } from '../common/adjust';
import { siteAlertTable } from '../common/alert-table';
import { despiteMissedScrapes } from '../common/alerts';
import { certificateLimitIssues, usableLimits } from '../common/certificates';
import { withIssues } from '../common/rule-group-issues';
import type { Wording } from '../common/wording';
import { blackboxProbe } from './catalogue';
import { certificateLeft, certificateLeftOf } from './expressions';
import { texts } from './texts';

const m = selectors(blackboxProbe);

/** Hints that untyped code leaves out. */
const noHints = { unreachable: '', certificate: '' };

/** System that is probed from outside. */
export type ReachabilityOf = Wording &
  Omit<PublicUrls, 'urls' | 'panel' | 'hints'> &
  Required<Pick<PublicUrls, 'panel' | 'hints'>>;

/**
 * Alerts on an unreachable URL, and on an expiring certificate: an early warning, and a critical
 * alert shortly before the end.
 */
export function reachabilityAlerts(props: ReachabilityOf): RuleGroup {
  const of = { ...props, hints: { ...noHints, ...props.hints } };
  const { summary, description } = texts[of.language].unreachable;
  const { warning, critical } = usableLimits(of.certificateLimits);
  const group = ruleGroup({
    name: of.job,
    job: of.job,
    interval: '30s',
    rules: [
      alert({
        name: `${of.name}Unreachable`,
        condition: despiteMissedScrapes(m.probe_success).equalTo(0),
        // Four probes of 30 s. Single failed probes and deployments are shorter.
        for: '2m',
        severity: of.severity ?? 'critical',
        summary: (template) => summary(of.title, template),
        description,
        panel: of.panel('reachable'),
        runbook: unreachableRunbook(of),
      }),
      certificateAlert(of, 'warning', warning),
      certificateAlert(of, 'critical', critical),
    ],
  });
  const { issues, changes } = checkedChanges(of.adjustments ?? {}, siteAlertTable(of.name));
  return withIssues(
    adjustedGroup(group, changes),
    inPath(`the site ${of.job}`, [...siteIssues(of), ...inPath('adjustments', issues)]),
  );
}

function siteIssues({ title, name, impact, hints, certificateLimits: limits }: ReachabilityOf): Issue[] {
  return [
    ...emptyTextIssues({ title, name, impact }),
    ...inPath('hints', emptyTextIssues({ ...hints })),
    ...certificateLimitIssues(limits),
  ];
}

function certificateAlert(of: ReachabilityOf, severity: 'warning' | 'critical', limit: Quantity<'seconds'>) {
  const name = `${of.name}Certificate`;
  const { summary, description } = texts[of.language].certificate;
  return alert({
    name: `${name}${severity === 'critical' ? 'AlmostExpired' : 'Expiring'}`,
    condition: certificateLeftOf(despiteMissedScrapes).lessThan(limit),
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
