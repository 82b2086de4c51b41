import { table } from '../core/table';
import type { StackContent } from './stack';

/** Renders a table of the alerts that teams have switched off, with their reasons. Returns `undefined` without any. */
export function switchedOffText({ name, rules }: Pick<StackContent, 'name' | 'rules'>): string | undefined {
  const alerts = rules.flatMap(({ switchedOff = [] }) => switchedOff);
  if (alerts.length === 0) return undefined;
  return table(
    `Alerts of ${name} that are switched off`,
    ['alert', 'reason'],
    alerts.map((alert) => [alert.name, alert.reason]),
  );
}
