import type { Issue } from './errors';

/** Issues of the name of a time zone: one that does not exist. */
export function locationIssues(location: string): Issue[] {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: location }).resolvedOptions();
    // Another name of the same zone is as good, but Alertmanager tells capitals and small letters apart.
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
