import type { Issue } from './errors';

/** Returns the issues of the name of a time zone. */
export function locationIssues(location: string): Issue[] {
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
