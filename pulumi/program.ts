import { Provider, type ProviderArgs } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { Provider as GrafanaProvider } from '@pulumiverse/grafana/provider';
import { Monitoring, RemoteGrafana, type RemoteGrafanaArgs, type Timeout } from '.';
import { grafanaCloudDataSource } from '../core/defaults';
import { formatIssue, inPath, type Issue } from '../core/errors';
import { valueIssues } from '../core/secret-content';
import { isAgentStack, type StackProps } from '../stack/stack';
import { sharedIssues } from '../stack/validation/shared-names';
import type { ObjectTarget, TargetedStack } from '../targets/target';
import { throwUnreadable } from '../targets/validation';
import { clusterIdentifier, clusterIssue, kubeconfigs, type KubeconfigFile } from './cluster';
import { configuration, grafanaAuth, keyIssue, refuse, unknownKeys, type Configuration } from './configuration';
import { clusterChangeIssues } from './deployed-cluster';
import { upgradeIssues } from './earlier-version';
import { grafanaUrlIssues } from './grafana-url';
import { remoteRequiredSecrets } from './remote-grafana-args';
import { reportAsRunError } from './resource-error';
import { keyChangeIssues, secretIssues } from './secret-issues';
import { secretPaths, type SecretsProps } from './secret-keys';
import { clusterOutput, storedOutputs } from './stored-outputs';

/** Outputs of the program. */
export interface Deployed extends Pick<Monitoring, 'passwords' | 'urls'> {
  /** Identity of the cluster. Missing without a kubeconfig. */
  readonly [clusterOutput]?: string;
}

/**
 * Deploys the stack that the configuration names.
 *
 * @param stacks all stacks, whose namespaces, hosts and external labels must not collide
 * @throws pulumi.RunError when the configuration is invalid, the stack has issues or is deployed to
 * another cluster, stacks have names in common, or a Secret or the key of kept data would be lost
 */
export async function deploy(stacks: readonly TargetedStack<ObjectTarget>[]): Promise<Deployed> {
  const config = configuration();
  reportAsRunError(() => {
    throwUnreadable(stacks);
  });
  const { stack, target } = stackOf(config, stacks);
  const remote = remoteOf(stack, target, config);
  const requiredSecrets = [...target.requiredSecrets(stack), ...(remote ? remoteRequiredSecrets(remote) : [])];
  const existing = config.existingSecrets ?? [];
  const secrets: SecretsProps = { name: stack.name, requiredSecrets, values: {}, existing };
  refuse([
    // Synthesis compares all objects. The objects of the other stacks would take most of the time of a preview.
    ...sharedIssues(stacks.map((one) => [one.stack, [one.target.namespaceName]])),
    ...unknownKeys(secretPaths(requiredSecrets)),
    ...secretIssues(secrets),
    ...(config.grafanaUrl === undefined ? [] : urlIssues(config.grafanaUrl)),
    ...(remote ? authIssues(stack) : []),
  ]);
  const { readyTimeout, retain, existingSecrets, kubeContext: context } = config;
  const files = reportAsRunError(() => kubeconfigs());
  // Without it, another address of the same cluster would replace every resource.
  const identifier = config.clusterIdentifier ?? clusterIdentifier(context ?? '', files);
  const stored = await storedOutputs();
  if (stored) {
    const upgrade = upgradeIssues(stored, identifier, existing);
    refuse([
      ...clusterChangeIssues(identifier, stored),
      ...keyChangeIssues(secrets, stored.passwords),
      ...upgrade.errors,
    ]);
    for (const one of upgrade.warnings) await pulumi.log.warn(formatIssue(one));
  }
  if (pulumi.runtime.isDryRun()) void warnWithoutCluster(context ?? '', files);
  const provider = (name: string, args: ProviderArgs) =>
    new Provider(name, {
      ...{ enableConfigMapMutable: true, enableSecretMutable: true, context },
      ...(identifier === undefined ? {} : { clusterIdentifier: identifier }),
      ...args,
    });
  const monitoring = new Monitoring(
    stack.name,
    {
      stack,
      target,
      ...(retain === undefined ? {} : { retain }),
      ...(readyTimeout === undefined ? {} : { readyTimeout: readyTimeout as Timeout }),
      ...(existingSecrets === undefined ? {} : { existingSecrets }),
      // It adopts objects that were kept when the stack was deleted.
      retainedProvider: provider('kubernetes-retained', { upsertExistingObjects: true, enablePatchForce: true }),
    },
    { provider: provider('kubernetes', {}) },
  );
  if (remote) deployGrafana(remote, stack.name);
  const { passwords, urls } = monitoring;
  return { passwords, urls, ...(identifier === undefined ? {} : { [clusterOutput]: identifier }) };
}

/** Warns in a preview, which the provider makes without a word when it reaches no cluster. */
async function warnWithoutCluster(context: string, files: readonly KubeconfigFile[]): Promise<void> {
  const issue = await clusterIssue(context, process.env, files);
  if (!issue) return;
  await pulumi.log.warn(`${formatIssue(issue)}. This preview shows all objects as new or unchanged; pulumi up fails`);
}

function stackOf(
  { stack: name }: Configuration,
  stacks: readonly TargetedStack<ObjectTarget>[],
): TargetedStack<ObjectTarget> {
  const names = stacks.map(({ stack }) => stack.name);
  const found = stacks.find(({ stack }) => stack.name === name);
  if (found) return found;
  const problem = name === undefined ? 'is not set' : 'is not the name of a stack';
  throw new pulumi.RunError(formatIssue(keyIssue('stack', problem, name, names)));
}

/**
 * Returns the arguments of the external Grafana: that of the configuration, otherwise that of an
 * agent stack.
 */
function remoteOf(
  stack: StackProps,
  { namespace }: ObjectTarget,
  { grafanaUrl, grafanaDataSource, grafanaRuleResources: ruleResources = 'groups' }: Configuration,
): RemoteGrafanaArgs | undefined {
  if (isAgentStack(stack)) {
    const { url, dataSource, receivers, policy } = stack.grafana;
    return {
      ...{ stack, namespace, ruleResources, receivers, route: policy.route, timeIntervals: policy.timeIntervals ?? [] },
      url: grafanaUrl ?? url,
      dataSource: grafanaDataSource ?? dataSource,
    };
  }
  if (grafanaUrl === undefined) return undefined;
  const { remoteWrites = [] } = stack.prometheus;
  return {
    ...{ stack, namespace, ruleResources },
    url: grafanaUrl,
    dataSource: grafanaDataSource ?? grafanaCloudDataSource,
    hasExternalLabels: remoteWrites.length > 0,
  };
}

function urlIssues(url: string): Issue[] {
  return grafanaUrlIssues(url).map(() => keyIssue('grafanaUrl', 'is no address of Grafana', url));
}

function authIssues(stack: StackProps): Issue[] {
  const config = new pulumi.Config();
  const token = config.get(grafanaAuth);
  if (token !== undefined) {
    return inPath(`the configuration key ${config.name}:${grafanaAuth}`, valueIssues({ source: 'given' }, token));
  }
  return [
    {
      problem: `the configuration key ${config.name}:${grafanaAuth} is not set: a secret string, the token of a service account of Grafana`,
      remedy: isAgentStack(stack)
        ? `pulumi config set --secret ${grafanaAuth}`
        : `pulumi config set --secret ${grafanaAuth}, or pulumi config rm grafanaUrl`,
    },
  ];
}

function deployGrafana(args: RemoteGrafanaArgs, name: string): void {
  const auth = new pulumi.Config().requireSecret(grafanaAuth);
  const provider = new GrafanaProvider('grafana', { url: args.url, auth });
  new RemoteGrafana(`${name}-grafana`, args, { provider });
}
