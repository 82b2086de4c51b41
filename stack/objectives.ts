import { detections, type Detection } from '../alerts';
import { exampleShares } from '../alerts/slo/objective';
import { spanText } from '../alerts/slo/span';
import { table } from '../core/table';
import type { Unit } from '../metrics';
import type { Objective } from '../promql';
import { walk } from '../promql/node';
import type { StackContent } from './stack';

/**
 * Renders a table with the detection times of the objectives of a stack. Failures are assumed to
 * start suddenly and to continue, with enough traffic. Returns `undefined` when the stack has no
 * objectives. A second table has the objectives that miss the first events of a series, because the
 * catalogue does not say that it exists before them.
 */
export function objectivesText({ name, rules }: Pick<StackContent, 'name' | 'rules'>): string | undefined {
  const groups = rules.flatMap(({ objective, switchedOff = [], ...group }) =>
    objective ? { ...group, objective, isWhole: switchedOff.length === 0 } : [],
  );
  if (groups.length === 0) return undefined;
  const objectives = groups.map(({ objective }) => objective);
  const rows = groups.flatMap(({ objective, rules: ofObjective, isWhole }) =>
    exampleShares(objective).map((share) => {
      const { name: id, target, period } = objective;
      return [
        id,
        `${percentage(target)} in ${period}`,
        percentage(share),
        ...detections(objective, share).map((detection) =>
          isWhole || ofObjective.some(({ burn }) => burn?.severity === detection.severity)
            ? detectionText(detection)
            : 'off',
        ),
      ];
    }),
  );
  const head = ['objective', 'target', 'failures', 'page', 'ticket'];
  const times = table(
    `Objectives of ${name}: time until the alerts fire, and the share of the error budget spent by then`,
    head,
    rows,
  );
  const late = objectives
    .map((one) => [one.name, lateCounters(one).join(', ')])
    .filter(([, counters]) => counters !== '');
  if (late.length === 0) return times;
  const title = `Objectives of ${name} that do not count events before the first scrape of a series: the catalogue does not say startsAtZero`;
  return `${times}\n${table(title, ['objective', 'counters'], late)}`;
}

/** Returns the names of the counters of an objective whose series appear with their first event. */
function lateCounters(objective: Objective<Unit>): string[] {
  const selected = objective.recording([]).flatMap(({ as }) => walk(as.node));
  return [
    ...new Set(
      selected.flatMap((one) => (one.type === 'selector' && one.series.startsWithEvent ? [one.series.name] : [])),
    ),
  ].sort();
}

function detectionText({ after, spent }: Detection): string {
  return after === undefined || spent === undefined ? 'never' : `${spanText(after)}, ${percentage(spent)}`;
}

function percentage(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** Returns the path of the file with the detection times of objectives. */
export function objectivesFile({ name }: Pick<StackContent, 'name'>): string {
  return `${name}/objectives.txt`;
}
