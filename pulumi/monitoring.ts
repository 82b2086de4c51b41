import * as pulumi from '@pulumi/pulumi';
import { formatIssue, inPath, throwIssues, type Issue } from '../core/errors';
import { hostsOf } from '../stack/hosts';
import type { StackProps } from '../stack/stack';
import { stackIssues } from '../stack/validation';
import { kubernetes } from '../targets';
import type { ObjectChart } from '../targets/target';
import { defaultTimeout, secretsIn, type MonitoringArgs } from './monitoring-args';
import { MonitoringResources } from './monitoring-resources';
import { outputText } from './output-text';
import { reportAsResourceError, reportAsRunError } from './resource-error';
import { secretIssues, secretWarnings } from './secret-issues';
import { timeoutIssues } from './timeout';

/**
 * Stack that Pulumi deploys: a resource for each object, with the Secrets that the objects read and
 * the patches of external workloads.
 *
 * @throws pulumi.RunError with all issues of the stack, every missing secret and every invalid one
 * that is known, before anything is registered
 * @throws pulumi.ResourceError when the provider would recreate changed ConfigMaps and Secrets
 */
export class Monitoring extends pulumi.ComponentResource {
  /** Generated passwords, by the paths of their keys; marked secret. */
  readonly passwords: pulumi.Output<Readonly<Record<string, string>>>;
  /** External addresses of servers, by their names. An agent stack has none. */
  readonly urls: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: MonitoringArgs, options: pulumi.ComponentResourceOptions = {}) {
    // Before the component itself is registered.
    const chart = reportAsRunError(() => checkedChart(name, args));
    for (const one of warningsOf(name, chart, args)) void pulumi.log.warn(formatIssue(one));
    super('vigie:index:Monitoring', name, {}, options);
    const { passwords } = reportAsResourceError(this, () =>
      new MonitoringResources(this, name, chart, args, options.dependsOn).register(),
    );
    this.passwords = pulumi.secret(pulumi.all(passwords));
    this.urls = pulumi.all(urlsOf(args.stack));
    this.registerOutputs({ passwords: this.passwords, urls: this.urls });
  }
}

function urlsOf(stack: StackProps): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    [...hostsOf(stack)].map(([server, host]) => [server, outputText(`the address of ${server}`, `https://${host}/`)]),
  );
}

/**
 * Returns the chart of a stack.
 *
 * @throws ValidationError with all issues of the stack and the arguments, and every missing or invalid
 * secret
 */
export function checkedChart(name: string, args: MonitoringArgs): ObjectChart {
  const { stack, target = kubernetes(), readyTimeout = defaultTimeout } = args;
  const chart = target.chartForPulumi(stack);
  const specs = chart.servers.map(({ spec }) => spec);
  const secrets = secretsIn(name, chart, args);
  throwIssues([
    ...inPath(stack.name, stackIssues(stack, specs)),
    ...chart.issues(),
    ...inPath(name, [...timeoutIssues(readyTimeout), ...secretIssues(secrets)]),
  ]);
  return chart;
}

function warningsOf(name: string, chart: ObjectChart, args: MonitoringArgs): Issue[] {
  const { stack, target = kubernetes(), retain = true } = args;
  const ofSecrets = retain ? secretWarnings(secretsIn(name, chart, args)) : [];
  return inPath(stack.name, [...target.warnings(stack), ...ofSecrets]);
}
