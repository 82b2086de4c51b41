import {
  alert,
  firstQuery,
  ruleGroup,
  type Commands,
  type Rule,
  type RuleGroup,
  type Runbook,
  type SystemCommands,
} from '../../alerts';
import { adjustedGroup } from '../../alerts/rules/adjustment';
import { inPath, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { scrape } from '../../metrics';
import { absent, count, max, selectors } from '../../promql';
import type { WatchedJob, WatchedPods, WatchedServer } from '../../stack/watched-job';
import { checkedChanges } from '../common/adjust';
import { targetAlertTable } from '../common/alert-table';
import { withIssues } from '../common/rule-group-issues';
import type { Wording } from '../common/wording';
import { monitoringPanel } from '../monitoring/panels';
import { texts } from './texts';

const { up, scrape_duration_seconds, scrape_samples_scraped } = selectors(scrape);

/**
 * Two alerts per scrape job: a target that does not answer, and a job without targets. The second
 * one is necessary because without targets there is no `up` with the value 0.
 *
 * @param name name of the group, unique in a stack
 */
export function targetAlerts(jobs: readonly WatchedJob[], wording: Wording, name = 'targets'): RuleGroup {
  const ofEach = jobs.map((watched) => {
    const rules = [downAlert(watched, wording), absentAlert(watched, wording)];
    return adjustedGroup(ruleGroup({ name, rules }), changesOf(watched).changes);
  });
  const rules = ofEach.flatMap((group) => group.rules);
  const switchedOff = ofEach.flatMap((group) => group.switchedOff ?? []);
  const servers = jobs.flatMap((watched) => (watched.kind === 'server' ? [watched.server] : []));
  return withIssues(
    Object.freeze({
      ...ruleGroup({ name, rules }),
      servers: Object.freeze(servers),
      ...(switchedOff.length > 0 ? { switchedOff: Object.freeze(switchedOff) } : {}),
    }),
    jobs.flatMap((watched) => inPath(`the watched job ${watched.job}`, watchedIssues(watched))),
  );
}

function watchedIssues(watched: WatchedJob): Issue[] {
  const { title, name, impact, hint, asked } = { asked: undefined, ...watched };
  return [
    ...emptyTextIssues({ title, name, impact, hint, asked }),
    ...inPath('adjustments', changesOf(watched).issues),
  ];
}

function changesOf({ name, adjustments = {} }: WatchedJob) {
  return checkedChanges(adjustments, targetAlertTable(name));
}

function downAlert(watched: WatchedJob, wording: Wording): Rule {
  const { job, title, name, severity } = watched;
  const { summary, description } = texts[wording.language].down;
  return alert({
    name: `${name}Down`,
    condition: up.where({ job }).equalTo(0),
    // Eight scrapes of 15 s: longer than the restart of a pod.
    for: '2m',
    severity,
    subject: 'target',
    summary: (template) => summary(title, template),
    description,
    panel: monitoringPanel('targets'),
    runbook: downRunbook(watched, wording),
  });
}

function absentAlert(watched: WatchedJob, wording: Wording): Rule {
  const { job, title, name, severity, absentSeverity = severity } = watched;
  const { absent: ofNone, unanswered } = texts[wording.language];
  const standsForServer = absentSeverity !== severity;
  const { summary, description } = standsForServer ? unanswered : ofNone;
  const targets = up.where({ job });
  const none = absent(targets);
  return alert({
    name: `${name}Absent`,
    condition: standsForServer ? none.or(max(targets).by('job').equalTo(0)) : none,
    // Longer than a rolling update of a single instance, and than Kubernetes needs to restart an
    // exporter that hangs.
    for: '5m',
    severity: absentSeverity,
    subject: 'job',
    summary: summary(title),
    description: description(job),
    panel: monitoringPanel('discovered'),
    runbook: standsForServer ? unansweredRunbook(watched, wording) : absentRunbook(watched, wording),
  });
}

function downRunbook(watched: WatchedJob, { language, commands }: Wording): Runbook {
  const { job, impact, hint } = watched;
  const { queries } = texts[language].down;
  const steps = stepsWhenDown(watched, { language, commands });
  return {
    impact,
    steps: hint === undefined ? steps : [...steps, hint],
    queries: [
      firstQuery(queries.up, up.where({ job })),
      firstQuery(queries.duration, scrape_duration_seconds.where({ job })),
      firstQuery(queries.others, up.equalTo(0)),
    ],
  };
}

function absentRunbook(watched: WatchedJob, wording: Wording): Runbook {
  const { job, impact } = watched;
  const { runbook } = texts[wording.language].absent;
  const { queries, ...text } = runbook(impact, stepsWhenAbsent(watched, wording));
  return {
    ...text,
    queries: [
      firstQuery(queries.targets, count(up).by('job')),
      firstQuery(queries.samples, scrape_samples_scraped.where({ job })),
    ],
  };
}

function unansweredRunbook(watched: WatchedJob, wording: Wording): Runbook {
  const { impact, hint } = watched;
  const { unanswered, down } = texts[wording.language];
  const gone =
    watched.kind === 'address' || watched.kind === 'nodes' ? [] : unanswered.gone(systemOf(watched, wording.commands));
  const steps = [unanswered.alone, ...stepsWhenDown(watched, wording), ...gone] as const;
  return {
    impact,
    steps: hint === undefined ? steps : [...steps, hint],
    queries: [
      firstQuery(down.queries.up, up.where({ job: watched.job })),
      firstQuery(unanswered.queries.targets, count(up).by('job')),
    ],
  };
}

function stepsWhenDown(watched: WatchedJob, { language, commands }: Wording): Runbook['steps'] {
  const { ofAddress, ofNodes, ofPods } = texts[language].down;
  switch (watched.kind) {
    case 'address':
      return ofAddress(watched.asked, commands.cluster);
    case 'nodes':
      return ofNodes(commands.cluster);
    case 'pods':
    case 'server':
      return ofPods(systemOf(watched, commands), commands.cluster);
  }
}

function stepsWhenAbsent(watched: WatchedJob, { language, commands }: Wording): Runbook['steps'] {
  const { ofAddresses, ofDiscovered, ofNodes } = texts[language].absent;
  if (watched.kind === 'nodes') return ofNodes(commands.cluster);
  if (watched.kind === 'address') return ofAddresses(watched.job, `\`${watched.asked}\``);
  const system = systemOf(watched, commands);
  return watched.isNamed ? ofAddresses(watched.job, system.list) : ofDiscovered(system);
}

function systemOf(watched: WatchedPods | WatchedServer, commands: Commands): SystemCommands {
  return watched.kind === 'pods' ? commands.system(watched.pods) : commands.server(watched.server).system;
}
