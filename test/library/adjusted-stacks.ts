import { Size } from '../../core';
import { formatIssue } from '../../core/errors';
import { application, presets } from '../../library';
import { rulesOf } from '../../stack/rules';
import type { MonitoringStackProps, StackProps, System } from '../../stack';
import { k3s, kubernetes, validate } from '../../targets';
import { shop } from '../shop';
import { notifications } from './shop-stacks';

const target = k3s();

/** Context of the systems. */
export const of = { stack: 'shop', language: 'en', commands: target.commands } as const;

/** Returns the issues of a stack as texts. */
export const issuesOf = (stack: StackProps) => validate([{ stack, target: kubernetes() }]).map(formatIssue);

/** Returns an alert of a stack for Prometheus. */
export const alertOf = (stack: StackProps, name: string) =>
  rulesOf(stack)
    .groups.flatMap(({ rules }) => rules)
    .find(({ alert }) => alert === name);

/** Returns the names of all rules of a stack. */
export const ruleNames = (stack: StackProps) => stack.rules.flatMap(({ rules }) => rules.map(({ name }) => name));

/** Creates the system of an application. */
export function app(): System {
  return application.fromCatalogue({ ...of, job: 'shop', catalogue: shop, namespace: 'apps', port: 8080 });
}

/** Creates the stack of systems on a server. */
export function serverOf(
  systems: readonly [System, ...System[]],
  props: Partial<presets.K3sServerProps> = {},
): MonitoringStackProps {
  return presets.k3sServer(
    {
      ...{ name: 'shop', environment: 'production', commands: target.commands, domain: 'shop.example', folder: 'Shop' },
      ...{ retention: { time: '30d', size: Size.gibibytes(4) }, backups: 3, notifications },
      volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
      ...props,
    },
    () => systems,
  );
}
