import { Mistake } from './errors';

/**
 * Checks the name of a time zone.
 *
 * @throws Mistake when there is no such zone
 */
export function checkLocation(location: string): void {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: location }).resolvedOptions();
    // Another name of the same zone is as good, but Alertmanager tells capitals and small letters apart.
    if (timeZone === location || timeZone.toLowerCase() !== location.toLowerCase()) return;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new Mistake({
    fault: 'there is no such time zone',
    given: location,
    allowed: 'names of the IANA database, such as Europe/Paris',
  });
}
