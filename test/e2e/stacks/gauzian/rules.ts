import type { Expected } from '../../played/expected';
import { objectiveValues } from '../systems/objectives';
import { inIncident } from '../systems/played-system';
import { backend, objectives } from './objectives';
import { incidentP95 } from './overview';

const job = `job=${backend.job}`;

/** What the rules about the backend give. */
export const backendRules: Readonly<Record<string, Expected>> = {
  GauzianSuccessLow: inIncident({ [job]: 8.28 / 9.98 }),
  GauzianLatencyHigh: inIncident({ [job]: incidentP95 }),
  // 0.505 a second fail, times three for both instances.
  GauzianAuthFailuresHigh: inIncident({ [job]: 3 * 0.505 * 300 }),
  ...objectiveValues(backend, objectives),
};
