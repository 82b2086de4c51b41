import { urlIssues, type UrlRules } from '../../core/url';
import { destinationOfUrl } from '../../core/network';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { defaultResources, type Exporter, type ExporterProps } from '../../servers/exporter/exporter';
import { images } from '../../servers/images';

/** Options of redis_exporter. */
export interface RedisExporterProps extends ExporterProps {
  /**
   * A JSON object of addresses and passwords: `{"redis://localhost:6379": "…"}`.
   *
   * @default - the server asks for none
   */
  readonly passwords?: SecretValue;
  /**
   * The address of the server.
   *
   * @default 'redis://localhost:6379': a sidecar
   */
  readonly address?: string;
}

/** The server of a sidecar. */
const besideRedis = 'redis://localhost:6379';

const redisUrl: UrlRules = { schemes: ['redis', 'rediss'], path: 'none' };

/** redis_exporter: reads its password from a file, never from its environment. */
export function redisExporter(props: RedisExporterProps): Exporter {
  const { passwords, address = besideRedis } = props;
  const folder = '/etc/redis-exporter';
  const issues = urlIssues(address, redisUrl, { of: 'of Redis', allowed: 'redis://host:port, without a password' });
  return {
    name: props.name ?? 'redis-exporter',
    image: props.image ?? images.redisExporter,
    // The user of the image.
    user: 59_000,
    port: 9121,
    portName: 'redis-metrics',
    args: [],
    env: { REDIS_ADDR: address, ...(passwords ? { REDIS_PASSWORD_FILE: `${folder}/${passwords.key}` } : {}) },
    secret: passwords && {
      value: passwords,
      folder,
      purpose: `a JSON object of Redis' address and password: {"${address}": "…"}; {} when it asks for none`,
      // The image has no shell; since v1.50.0 it listens for this.
      reload: { kind: 'request', port: 9121, path: '/-/reload' },
    },
    resources: props.resources ?? defaultResources,
    server: destinationOfUrl(issues.length > 0 ? besideRedis : address),
    issues: [...secretIssues({ passwords }), ...issues],
  };
}
