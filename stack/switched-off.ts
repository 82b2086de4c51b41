import { table } from '../core/table';
import type { StackContent } from './stack';

/** Returns the alerts that teams have switched off, with their reasons. */
export function switchedOff({ rules }: Pick<StackContent, 'rules'>) {
  return rules.flatMap((group) => group.switchedOff ?? []);
}

/** Renders them as a table. Returns `undefined` without any. */
export function switchedOffText(stack: Pick<StackContent, 'name' | 'rules'>): string | undefined {
  const alerts = switchedOff(stack);
  if (alerts.length === 0) return undefined;
  return table(
    `Alerts of ${stack.name} that are switched off`,
    ['alert', 'reason'],
    alerts.map((alert) => [alert.name, alert.reason]),
  );
}
