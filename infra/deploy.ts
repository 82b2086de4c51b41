import { Provider, type ProviderArgs } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { Provider as GrafanaProvider } from '@pulumiverse/grafana/provider';
import type { MonitoringStackProps } from '../constructs';
import { describeMistake } from '../metrics/mistake';
import { Monitoring, RemoteGrafana, type Timeout } from '../pulumi';
import { lateStack } from '../pulumi/late-stack';
import { secretPaths } from '../pulumi/secrets';
import { configuration, grafanaAuth, keyFault, refuseUnknown, type Configuration } from './configuration';

/**
 * Deploys the stack that the configuration names.
 *
 * @throws pulumi.RunError when the configuration is wrong; otherwise as {@link Monitoring} and {@link RemoteGrafana} do
 */
export function deploy(stacks: readonly MonitoringStackProps[]): Monitoring {
  const config = configuration();
  const stack = stackOf(config, stacks);
  refuseUnknown(secretPaths(lateStack(stack).secretNeeds));
  const { readyTimeout, retain, existingSecrets, kubeContext: context, grafanaUrl } = config;
  const provider = (name: string, args: ProviderArgs) =>
    new Provider(name, { enableConfigMapMutable: true, enableSecretMutable: true, context, ...args });
  const monitoring = new Monitoring(
    stack.name,
    {
      stack,
      ...(retain === undefined ? {} : { retain }),
      ...(readyTimeout === undefined ? {} : { readyTimeout: readyTimeout as Timeout }),
      ...(existingSecrets === undefined ? {} : { existingSecrets }),
      // What stayed when the stack was deleted is taken over again.
      retainedProvider: provider('kubernetes-retained', { upsertExistingObjects: true, enablePatchForce: true }),
    },
    { provider: provider('kubernetes', {}) },
  );
  if (grafanaUrl !== undefined) deployGrafana(stack, grafanaUrl, config);
  return monitoring;
}

function stackOf({ stack: name }: Configuration, stacks: readonly MonitoringStackProps[]): MonitoringStackProps {
  const names = stacks.map((one) => one.name);
  const found = stacks.find((one) => one.name === name);
  if (found) return found;
  const fault = name === undefined ? 'is not set' : 'names no stack';
  throw new pulumi.RunError(keyFault('stack', fault, name, names));
}

function deployGrafana(stack: MonitoringStackProps, url: string, { grafanaDataSource }: Configuration): void {
  const auth = new pulumi.Config().getSecret(grafanaAuth);
  if (auth === undefined) {
    const project = new pulumi.Config().name;
    throw new pulumi.RunError(
      describeMistake({
        fault: `the configuration key ${project}:${grafanaAuth} is not set: a secret string, the token of a service account of Grafana`,
        remedy: `pulumi config set --secret ${grafanaAuth}, which asks for it, or pulumi config rm grafanaUrl`,
      }),
    );
  }
  const provider = new GrafanaProvider('grafana', { url, auth });
  const dataSource = grafanaDataSource ?? 'grafanacloud-prom';
  new RemoteGrafana(`${stack.name}-grafana`, { stack, url, dataSource }, { provider });
}
