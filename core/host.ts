import type { Issue } from './errors';
import { BlockList, isIP } from 'node:net';

/**
 * Issues of the name of a host: https://datatracker.ietf.org/doc/html/rfc1123#section-2.1.
 *
 * @param rules whether a name without a domain is allowed, such as that of a service; default: no
 */
export function hostIssues(host: string, { mayBeShort = false }: { readonly mayBeShort?: boolean } = {}): Issue[] {
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  const isLong = mayBeShort || host.includes('.');
  const isHost = host.length <= 253 && isLong && host.split('.').every((part) => label.test(part));
  return isHost
    ? []
    : [
        {
          problem: `"${host}" is no name of a host`,
          allowed: 'small letters, digits and -, in parts of at most 63 divided by dots, such as grafana.example.org',
        },
      ];
}

/** Addresses of the loopback interface and of private networks: https://www.iana.org/assignments/iana-ipv4-special-registry, and the same for IPv6. */
const privateRanges = new BlockList();

for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateRanges.addSubnet(address, bits, 'ipv4');

for (const [address, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateRanges.addSubnet(address, bits, 'ipv6');

/**
 * Whether a host is outside of the cluster and of private networks, so that what is sent to it passes others. A name is inside when it
 * is that of a service (`minio`, `minio.apps.svc`).
 */
export function isOutside(host: string): boolean {
  const name = bare(host);
  const version = isIP(name);
  if (version > 0) return !privateRanges.check(name, version === 4 ? 'ipv4' : 'ipv6');
  return name.includes('.') && !/\.svc(\.|$)/.test(name);
}

/** An address of IPv6 without its brackets. */
export function bare(host: string): string {
  return host.replaceAll(/[[\]]/g, '');
}
