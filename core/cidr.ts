import type { Issue } from './errors';
import { isIP } from 'node:net';

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
