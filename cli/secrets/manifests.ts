import { fileText } from '../../core/yaml';
import type { RequiredSecret } from '../../stack/required-secrets';
import type { SecretTool } from './tools';

/** Secret with all its required keys. */
interface WholeSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly keys: readonly RequiredSecret[];
}

/**
 * Renders what a tool needs for the Secrets of a stack, without values: an ExternalSecret for each, or
 * Secrets whose values are empty, to be filled in and encrypted before they are stored.
 *
 * @param required keys of Secrets, one of each
 */
export function secretManifests(tool: SecretTool, stack: string, required: readonly RequiredSecret[]): string {
  const manifests = secretsOf(required).map((secret) => {
    const object = tool === 'external-secrets' ? externalSecret(stack, secret) : emptySecret(secret);
    return `${secret.keys.map(commentOf).join('')}${fileText(object, '1.1')}`;
  });
  return [usages[tool].map((line) => `# ${line}\n`).join(''), manifests.join('---\n')].join('');
}

/** First lines of the file: its use. */
const usages: Readonly<Record<SecretTool, readonly string[]>> = {
  'external-secrets': [
    'For the External Secrets Operator. Set the name of your store, and the keys under which it has the values.',
  ],
  'sealed-secrets': [
    'Fill in the values, encrypt the file, and store only the result:',
    'kubeseal --format yaml < FILE > sealed-secrets.yaml && rm FILE',
  ],
  sops: [
    'Fill in the values, and encrypt the file before it is stored:',
    "sops encrypt --in-place --encrypted-regex '^stringData$' FILE",
  ],
};

function secretsOf(required: readonly RequiredSecret[]): WholeSecret[] {
  const secrets = new Map<string, WholeSecret>();
  for (const one of required) {
    const { namespace, secret, type = 'Opaque' } = one;
    const id = `${namespace}/${secret.secretName}`;
    const keys = [...(secrets.get(id)?.keys ?? []), one];
    secrets.set(id, { namespace, name: secret.secretName, type, keys });
  }
  return [...secrets.values()];
}

function commentOf({ secret: { key }, purpose, whenMissing }: RequiredSecret): string {
  return `# ${key}: ${purpose}. If it is missing: ${whenMissing}\n`;
}

function emptySecret({ namespace, name, type, keys }: WholeSecret): unknown {
  const stringData = Object.fromEntries(keys.map(({ secret }) => [secret.key, '']));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, stringData };
}

/** Source: https://external-secrets.io/latest/api/externalsecret/. */
function externalSecret(stack: string, { namespace, name, type, keys }: WholeSecret): unknown {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'default' },
      target: { name, ...(type === 'Opaque' ? {} : { template: { type } }) },
      data: keys.map(({ secret: { key } }) => ({
        secretKey: key,
        remoteRef: { key: `${stack}/${namespace}/${name}`, property: key },
      })),
    },
  };
}
