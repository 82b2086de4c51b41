import { scrapeLimits } from '../../../servers/prometheus/jobs/scrape-limits';
import type { Level, PhaseValues, Played, Target } from './behaviour';
import { exposedBy, type Counted } from './exposed';
import { at, comeback, moments, phaseAt, restart, scrapeInterval, type Phase } from './timeline';

/** Series with its values by time. */
export interface PlayedSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [moment: number, value: number])[];
}

/** Samples of an application and of its scrapes. */
export function samplesOf(played: Played): PlayedSeries[] {
  const exposed = exposedBy(played);
  return played.targets.flatMap((target) => [
    ...scrapeOf(target, played.catalogue),
    ...exposed.map(({ name, labels, value }) => ({
      name,
      labels: { ...target.labels, ...labels },
      samples: value.kind === 'level' ? levelSamples(value, target) : counterSamples(value, target),
    })),
  ]);
}

/** The rate or value of a phase. */
function during({ day, quiet, incident }: PhaseValues, phase: Phase, inQuiet: number): number {
  if (phase === 'quiet') return quiet ?? inQuiet;
  return phase === 'incident' ? (incident ?? day) : day;
}

const isThere = (phase: Phase): boolean => phase !== 'outage' && phase !== 'gone';

function levelSamples({ value, slope }: Level, { weight }: Target): PlayedSeries['samples'] {
  return moments().flatMap((moment) => {
    const phase = phaseAt(moment);
    if (!isThere(phase)) return [];
    const grown = during(slope, phase, slope.day) * (moment - at('0:00'));
    return [[moment, (during(value, phase, value.day) + grown) * weight] as const];
  });
}

/** Initial value of counters at the start of the timeline. */
function counterSamples({ flows }: Counted, { weight, restarts = false }: Target): PlayedSeries['samples'] {
  const perSecond = (phase: Phase) =>
    flows.reduce((sum, { perSecond: phaseValues, each }) => sum + during(phaseValues, phase, 0) * each * weight, 0);
  let count = perSecond('day') * 100_000;
  return moments().flatMap((moment) => {
    const phase = phaseAt(moment);
    if (moment === comeback || (restarts && moment === restart)) count = 0;
    else count += perSecond(phase) * scrapeInterval;
    return isThere(phase) ? [[moment, count] as const] : [];
  });
}

/**
 * Duration of a scrape in seconds and its number of samples, which depend on the weight of the
 * target.
 */
export const scrapeCost = { duration: 0.02, samples: 400 } as const;

/** Samples that a target keeps: as many as its catalogue expects, and more than twice as many in the incident. */
export function keptSamples({ samplesPerTarget }: Played['catalogue'], phase: Phase): number {
  return (phase === 'incident' ? 2.5 : 1) * samplesPerTarget;
}

function scrapeOf({ labels, weight }: Target, catalogue: Played['catalogue']): PlayedSeries[] {
  const found = moments().filter((moment) => phaseAt(moment) !== 'gone');
  const { job, instance, ...others } = labels;
  const of = (name: string, value: (moment: number) => number): PlayedSeries => ({
    name,
    labels: { job, instance, ...others },
    samples: found.map((moment) => [moment, value(moment)]),
  });
  const answers = (moment: number) => (isThere(phaseAt(moment)) ? 1 : 0);
  return [
    of('up', answers),
    of('scrape_duration_seconds', () => scrapeCost.duration * weight),
    of('scrape_samples_scraped', (moment) => answers(moment) * scrapeCost.samples * weight),
    of('scrape_samples_post_metric_relabeling', (moment) => answers(moment) * keptSamples(catalogue, phaseAt(moment))),
    of('scrape_sample_limit', () => scrapeLimits(catalogue).sample_limit),
    of('scrape_series_added', () => 0),
  ];
}
