import * as pulumi from '@pulumi/pulumi';
import { knownAlerts, policyIssues } from '../alerts';
import { defaults } from '../core/defaults';
import { collectIssues, inPath, throwIssues, type Issue } from '../core/errors';
import { namespaceIssues } from '../core/kubernetes-name';
import { receiverIssues } from '../servers/alertmanager/receiver';
import { grafanaLog, repetitionIssues } from '../servers/alertmanager/repetition';
import { grafanaRuleGroups } from '../servers/grafana/rules';
import { externalLabelsOf } from '../stack/external-labels';
import { dataSourceIssues } from './data-source';
import { grafanaUrlIssues } from './grafana-url';
import { contactPointIssues } from './notifications';
import { ruleContextOf, secretsIn, type RemoteGrafanaArgs } from './remote-grafana-args';
import { RemoteGrafanaResources } from './remote-grafana-resources';
import { reportAsResourceError, reportAsRunError } from './resource-error';
import { secretIssues } from './secret-issues';
import { shownStackIssues } from './shown-stack';

/**
 * External Grafana, such as Grafana Cloud, that is configured by its API. It gets the dashboards
 * and rules of a stack in a folder, a data source, contact points and a notification policy. The
 * provider must be one of `@pulumiverse/grafana`.
 *
 * @throws pulumi.RunError with all issues of dashboards, rules, receivers and routes, every alert
 * without a runbook, and every missing secret or invalid one that is known, before anything is
 * registered
 */
export class RemoteGrafana extends pulumi.ComponentResource {
  constructor(name: string, args: RemoteGrafanaArgs, options: pulumi.ComponentResourceOptions = {}) {
    // Before the component itself is registered.
    reportAsRunError(() => {
      throwIssues(inPath(name, remoteIssues(name, args)));
    });
    super('vigie:index:RemoteGrafana', name, {}, options);
    reportAsResourceError(this, () => {
      new RemoteGrafanaResources(this, name, args, options.dependsOn).register();
    });
    this.registerOutputs();
  }
}

/** Returns the issues of the arguments. Registers nothing. */
export function remoteIssues(name: string, args: RemoteGrafanaArgs): Issue[] {
  const { stack, receivers = [], route, timeIntervals = [] } = args;
  return [
    ...shownStackIssues(stack),
    ...inPath('namespace', namespaceIssues(args.namespace ?? defaults.namespace)),
    ...inPath('dataSource', dataSourceIssues(args.dataSource)),
    ...externalLabelsIssues(args),
    ...renderingIssues(args),
    ...receiverIssues(receivers, route),
    ...receivers.flatMap(contactPointIssues),
    ...(route
      ? [
          ...policyIssues({ route, timeIntervals }, knownAlerts(stack.rules, externalLabelsOf(stack))),
          ...repetitionIssues(route, grafanaLog),
        ]
      : []),
    ...inPath('url', grafanaUrlIssues(args.url)),
    ...secretIssues(secretsIn(name, args)),
  ];
}

/** Returns an issue when it is not known whether Grafana's samples have external labels. */
function externalLabelsIssues({ stack, hasExternalLabels }: RemoteGrafanaArgs): Issue[] {
  const { remoteWrites = [] } = stack.prometheus;
  return stack.kind === 'agent' || remoteWrites.length === 0 || hasExternalLabels !== undefined
    ? []
    : [
        {
          problem: 'hasExternalLabels is not set, but the Prometheus of the stack has remote writes',
          allowed: 'true where dataSource has the samples by remote write, false where it is that Prometheus',
        },
      ];
}

/** Returns the issues of rules that cannot be rendered. */
function renderingIssues(args: RemoteGrafanaArgs): Issue[] {
  const issues: Issue[] = [];
  collectIssues(issues, () => grafanaRuleGroups(args.stack.rules, { ...ruleContextOf(args), dataSource: '' }));
  return issues;
}
