import type { Expected } from '../expected';
import { inIncident } from '../parts/part';
import { objectivesTold, recordedValues } from './objectives';
import { incidentP95 } from './overview';

const backend = 'job=gauzian-backend';

/** What the rules about the backend give. */
export const backendRules: Readonly<Record<string, Expected>> = {
  GauzianSuccessLow: inIncident({ [backend]: 8.28 / 9.98 }),
  GauzianLatencyHigh: inIncident({ [backend]: incidentP95 }),
  // 0.505 a second fail, times three for both instances.
  GauzianAuthFailuresHigh: inIncident({ [backend]: 3 * 0.505 * 300 }),
  ...recordedValues,
  ...Object.fromEntries(
    ['Availability', 'Latency', 'Authentication', 'Storage', 'Database']
      .flatMap((objective) => [`Gauzian${objective}Page`, `Gauzian${objective}Ticket`])
      .map((name) => [name, inIncident(objectivesTold[name] ?? {})]),
  ),
};
