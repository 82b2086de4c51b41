import { urlIssues, type UrlRules } from '../../core/url';
import { destinationOfUrl } from '../../core/network';
import type { SecretCheck } from '../../core/secret-content';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { defaultResources, type Exporter, type ExporterProps } from '../../servers/exporter/exporter';
import { images } from '../../servers/images';

/** Options of redis_exporter. */
export interface RedisExporterProps extends ExporterProps {
  /**
   * JSON object of addresses and passwords: `{"redis://localhost:6379": "…"}`.
   *
   * @default - the server has no password
   */
  readonly passwords?: SecretValue;
  /**
   * Address of the server.
   *
   * @default 'redis://localhost:6379', for a sidecar
   */
  readonly address?: string;
}

/** Port of the exporter. */
const port = 9121;

/** Address of the server of a sidecar. */
const besideRedis = 'redis://localhost:6379';

const redisUrl: UrlRules = { schemes: ['redis', 'rediss'], path: 'none' };

/** Creates a redis_exporter that reads its password from a file and never from its environment. */
export function redisExporter(props: RedisExporterProps): Exporter {
  const { passwords, address = besideRedis } = props;
  const folder = '/etc/redis-exporter';
  const issues = urlIssues(address, redisUrl, { of: 'of Redis', allowed: 'redis://host:port, without a password' });
  return {
    name: props.name ?? 'redis-exporter',
    image: props.image ?? images.redisExporter,
    // User of the image.
    user: 59_000,
    port,
    portName: 'redis-metrics',
    args: [],
    env: { REDIS_ADDR: address, ...(passwords ? { REDIS_PASSWORD_FILE: `${folder}/${passwords.key}` } : {}) },
    secret: passwords && {
      value: passwords,
      check: passwordsIssues(address),
      folder,
      purpose: `a JSON object of Redis' address and password: {"${address}": "…"}; {} when it asks for none`,
      // The image has no shell. Versions from v1.50.0 have this endpoint.
      reload: { kind: 'request', port, path: '/-/reload' },
    },
    resources: props.resources ?? defaultResources,
    server: destinationOfUrl(issues.length > 0 ? besideRedis : address),
    issues: [...secretIssues({ passwords }), ...issues],
  };
}

/**
 * Returns a check of the JSON object of passwords. redis_exporter looks up the password of an
 * address, and without one connects without a password.
 */
function passwordsIssues(address: string): SecretCheck {
  return (value) => {
    const allowed = `{"${address}": "…"}, or {} for a server without a password`;
    const passwords = jsonObject(value);
    if (!passwords || Object.values(passwords).some((password) => typeof password !== 'string')) {
      return [{ problem: 'it is no JSON object of passwords by addresses', allowed }];
    }
    const addresses = Object.keys(passwords);
    return addresses.length === 0 || addresses.includes(address)
      ? []
      : [{ problem: `it has no password of ${address}`, given: addresses.join(', '), allowed }];
  };
}

function jsonObject(value: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(value);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : undefined;
  } catch {
    return undefined;
  }
}
