import type { Issue } from './errors';
import { BlockList, isIP } from 'node:net';

/**
 * Returns an issue for each text that is not an address range, such as `203.0.113.0/24` or
 * `2001:db8::/32`.
 */
export function cidrIssues(ranges: readonly string[]): Issue[] {
  return ranges
    .filter((range) => !isCidr(range))
    .map((given) => ({
      problem: 'this is no address range',
      given,
      allowed: 'such as 203.0.113.0/24 or 2001:db8::/32',
    }));
}

function isCidr(range: string): boolean {
  const [address = '', bits = '', ...more] = range.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
}

/** Tests whether an address is within one of some address ranges. Invalid ranges hold none. */
export function isWithin(address: string, ranges: readonly string[]): boolean {
  const list = new BlockList();
  for (const range of ranges.filter(isCidr)) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), familyOf(network));
  }
  return isIP(address) > 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
