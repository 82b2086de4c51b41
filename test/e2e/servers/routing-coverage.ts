import { destinationsOf, inhibitorOf, type AlertLabels, type NotificationPolicy } from '../../../alerts';
import { matchersText } from '../../../alerts/routing/label-match';
import { allRoutes, placedRoute } from '../../../alerts/routing/placed-route';
import { isMatched } from '../../../alerts/routing/routing';
import { table } from '../../../core/table';
import { matcherNodes } from '../../../promql/matcher';

/** How often a part of a policy decided, and how often it was asked and did not. */
type Row = readonly [part: string, hit: number, missed: number];

/** Which parts of a policy were seen at work. */
export class Coverage {
  private readonly counts = new Map<string, [hit: number, missed: number]>();

  constructor(private readonly policy: NotificationPolicy) {
    for (const { where } of allRoutes(placedRoute(policy.route))) this.counts.set(where, [0, 0]);
    for (const { name } of policy.timeIntervals ?? []) this.counts.set(`time interval ${name}`, [0, 0]);
    policy.inhibitions?.forEach((_, index) => this.counts.set(this.inhibitionName(index), [0, 0]));
  }

  get rows(): Row[] {
    return [...this.counts].map(([part, [hit, missed]]) => [part, hit, missed]);
  }

  /**
   * Counts alerts that fire together: a route hits one that it tells of, and misses the others; an inhibition hits one that it
   * silences, and misses one that is its target and that nothing silences.
   */
  addAlerts(firing: readonly AlertLabels[]): void {
    for (const labels of firing) {
      const notifyingRoutes = new Set(destinationsOf(this.policy, labels).map(({ path }) => path.at(-1)));
      for (const { where, route } of allRoutes(placedRoute(this.policy.route)))
        this.count(where, notifyingRoutes.has(route));
      const inhibitor = inhibitorOf(this.policy, labels, firing);
      this.policy.inhibitions?.forEach((inhibition, index) => {
        if (inhibitor?.inhibition === inhibition) this.count(this.inhibitionName(index), true);
        else if (!inhibitor && isMatched(inhibition.target, labels)) this.count(this.inhibitionName(index), false);
      });
    }
  }

  /** Counts moments: which of them are within a time interval. */
  addMoments(interval: string, within: readonly boolean[]): void {
    for (const one of within) this.count(`time interval ${interval}`, one);
  }

  print(name: string): void {
    process.stderr.write(table(`Parts of the policy ${name}`, ['part', 'hit', 'missed'], this.rows));
  }

  private inhibitionName(index: number): string {
    const { source, target } = this.policy.inhibitions![index]!;
    const [by, of] = [source, target].map((matchers) => matchersText(matcherNodes(matchers)));
    return `inhibition ${index + 1}: ${by} silences ${of}`;
  }

  private count(part: string, isHit: boolean): void {
    this.counts.get(part)![isHit ? 0 : 1]++;
  }
}
