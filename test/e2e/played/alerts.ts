import type { PlayedSeries } from './samples';
import { moments, phaseAt, type Phase } from './timeline';

/** Firing alerts per phase, by severity. */
export type Firing = Readonly<Record<Phase, Readonly<Record<string, readonly string[]>>>>;

/** Metrics of firing alerts, including the Watchdog. */
export function playedAlerts(firing: Firing): PlayedSeries[] {
  const all = Object.values(firing).flatMap((ofPhase) =>
    Object.entries(ofPhase).flatMap(([severity, names]) => names.map((name) => `${severity} ${name}`)),
  );
  const alerts = [...new Set(all)].map((one) => one.split(' ') as [string, string]);
  const series = (severity: string, alertname: string, isFiring: (phase: Phase) => boolean): PlayedSeries => ({
    name: 'ALERTS',
    labels: { alertname, alertstate: 'firing', severity },
    samples: moments().flatMap((moment) => (isFiring(phaseAt(moment)) ? [[moment, 1] as const] : [])),
  });
  return [
    series('none', 'Watchdog', () => true),
    ...alerts.map(([severity, name]) =>
      series(severity, name, (phase) => firing[phase][severity]?.includes(name) ?? false),
    ),
  ];
}
