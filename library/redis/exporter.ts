import { urlIssues, type UrlRules } from '../../core/url';
import { destinationOfUrl } from '../../core/network';
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
    port: 9121,
    portName: 'redis-metrics',
    args: [],
    env: { REDIS_ADDR: address, ...(passwords ? { REDIS_PASSWORD_FILE: `${folder}/${passwords.key}` } : {}) },
    secret: passwords && {
      value: passwords,
      folder,
      purpose: `a JSON object of Redis' address and password: {"${address}": "…"}; {} when it asks for none`,
      // The image has no shell. Versions from v1.50.0 have this endpoint.
      reload: { kind: 'request', port: 9121, path: '/-/reload' },
    },
    resources: props.resources ?? defaultResources,
    server: destinationOfUrl(issues.length > 0 ? besideRedis : address),
    issues: [...secretIssues({ passwords }), ...issues],
  };
}
