import * as pulumi from '@pulumi/pulumi';
import { formatIssue } from '../core/errors';

/**
 * Options of the provider. Without them it deletes and recreates changed ConfigMaps and Secrets, so
 * pods miss them for a while.
 */
const needed = ['enableConfigMapMutable', 'enableSecretMutable'] as const;

/**
 * Checks that the provider of a component updates ConfigMaps and Secrets in place.
 *
 * @returns resources on which all others must depend, so that the check runs first
 * @throws pulumi.ResourceError when the provider recreates them; the returned output can throw it
 * too
 */
export function changesInPlace(component: pulumi.ComponentResource): pulumi.Input<pulumi.Resource>[] {
  const provider = component.getProvider('kubernetes::');
  if (!provider) {
    // The default provider is not a resource. Its options come from the configuration and the
    // environment.
    const config = new pulumi.Config('kubernetes');
    check(
      component,
      needed.map((option) => config.get(option) ?? process.env[environmentOf(option)]),
    );
    return [];
  }
  const options = provider as unknown as Readonly<Record<string, pulumi.Output<unknown> | undefined>>;
  const checked = pulumi.all(needed.map((option) => options[option])).apply((values) => {
    check(component, values);
    return provider;
  });
  return [checked];
}

function check(component: pulumi.ComponentResource, values: readonly unknown[]): void {
  const missing = needed.filter((_, index) => String(values[index]) !== 'true');
  if (missing.length === 0) return;
  const message = formatIssue({
    problem: 'its Kubernetes provider would delete and recreate changed ConfigMaps and Secrets',
    given: missing.map((option) => `${option} is not set`).join(', '),
    allowed: `true for ${needed.join(' and ')}`,
    remedy: `new Provider('…', { ${needed.map((option) => `${option}: true`).join(', ')} }), or for the default provider: ${needed.map((option) => `pulumi config set kubernetes:${option} true`).join(' && ')}`,
  });
  throw new pulumi.ResourceError(message, component);
}

/**
 * Returns the environment variable of an option, such as `PULUMI_K8S_ENABLE_SECRET_MUTABLE`:
 * https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/.
 */
function environmentOf(option: (typeof needed)[number]): string {
  return `PULUMI_K8S_${option.replace('ConfigMap', 'Configmap').replaceAll(/[A-Z]/g, (capital) => `_${capital}`)}`.toUpperCase();
}
