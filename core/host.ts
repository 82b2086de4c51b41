import type { Issue } from './errors';
import { BlockList, isIP } from 'node:net';
import { dnsLabel } from './kubernetes-name';

/**
 * Returns the issues of a host name: https://datatracker.ietf.org/doc/html/rfc1123#section-2.1.
 *
 * @param rules `mayBeShort`: whether a name without a domain is allowed, such as that of a service;
 * default: false
 */
export function hostIssues(host: string, { mayBeShort = false }: { readonly mayBeShort?: boolean } = {}): Issue[] {
  const isLong = mayBeShort || host.includes('.');
  const isHost = host.length <= 253 && isLong && host.split('.').every((part) => dnsLabel.test(part));
  return isHost
    ? []
    : [
        {
          problem: 'this is no host name',
          given: host,
          allowed:
            'lowercase letters, digits and -, in parts of at most 63 with dots between them, such as grafana.example.org',
        },
      ];
}

/**
 * Addresses of the loopback interface and of private networks:
 * https://www.iana.org/assignments/iana-ipv4-special-registry and
 * https://www.iana.org/assignments/iana-ipv6-special-registry.
 */
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
 * Tests whether a host is outside the cluster and private networks, so traffic to it crosses other
 * networks. Names of services (`minio`, `minio.apps.svc`) are inside.
 */
export function isOutside(host: string): boolean {
  const name = bare(host);
  const version = isIP(name);
  if (version > 0) return !privateRanges.check(name, version === 4 ? 'ipv4' : 'ipv6');
  return !isService(name);
}

/** Tests whether a host is the name of a service of the cluster: `minio`, `minio.apps.svc`. */
export function isService(host: string): boolean {
  return isIP(bare(host)) === 0 && (!host.includes('.') || /\.svc(\.|$)/.test(host));
}

/** Removes the brackets around an IPv6 address. */
export function bare(host: string): string {
  return host.replaceAll(/[[\]]/g, '');
}
