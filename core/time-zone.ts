import type { Issue } from './errors';

/** Names that Intl lists, which is ten times as fast as its first format of a date. It knows more of them. */
let listed: ReadonlySet<string> | undefined;

/** Returns the issues of the name of a time zone. */
export function locationIssues(location: string): Issue[] {
  listed ??= new Set(Intl.supportedValuesOf('timeZone'));
  if (listed.has(location)) return [];
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: location }).resolvedOptions();
    // Intl ignores case and may return another name of the zone. Alertmanager accepts these other
    // names, but it is case-sensitive.
    if (timeZone === location || timeZone.toLowerCase() !== location.toLowerCase()) return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return [
    {
      problem: 'there is no such time zone',
      given: location,
      allowed: 'names of the IANA database, such as Europe/Paris',
    },
  ];
}
