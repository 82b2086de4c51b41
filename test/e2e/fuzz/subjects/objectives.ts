import fc from 'fast-check';
import type { Duration } from '../../../../core';
import * as q from '../../../../promql';
import { availability } from '../../../shop';
import { optional, required, type Subject } from '../subject';
import { durations, freeTexts, noDurations, noTexts } from '../values';
import { events } from './placed-expressions';
import { withObjectiveOf } from './rules';

const burnRate: Subject<q.BurnRate> = {
  properties: {
    severity: required(fc.constantFrom('critical', 'warning'), 'types'),
    long: required(durations('1h', '6h', '12h'), fc.oneof(noDurations, fc.constantFrom('5m', '1m'))),
    short: required(durations('5m', '30m'), fc.oneof(noDurations, fc.constantFrom('1m', '12h', '1d'))),
    spent: required(fc.constantFrom(0.02, 0.1, 0.5), fc.constantFrom(0, 1, -0.1, 2, NaN, Infinity)),
  },
  place: (one) => withObjectiveOf(availability({ period: '7d', burnRates: [...q.workbookBurnRates, one] })),
};

const objective: Subject<q.ObjectiveProps<'requests/s'>> = {
  properties: {
    name: required(
      fc.constantFrom('shop_availability', 'a', 'a1_b'),
      fc.constantFrom('', 'Shop', 'a-b', '1a', '_a', 'a b', 'a\n', 'é', '{{'),
    ),
    title: required(freeTexts, noTexts),
    indicator: required(fc.constant(availability().indicator), 'types'),
    target: required(
      fc.constantFrom(90, 99, 99.9).map((target) => q.percent(target)),
      fc.constantFrom(0, 100, 101, -1, NaN).map((target) => q.percent(target)),
    ),
    period: optional(durations('7d', '2w'), fc.oneof(noDurations, fc.constantFrom('1m', '1h'))),
    burnRates: optional(fc.constant(q.workbookBurnRates), fc.constant([])),
    isCausedByClients: optional(fc.boolean(), 'types'),
  },
  coherent: (props) => ({ period: '7d', ...props }),
  place: (props) => withObjectiveOf(new q.Objective(props)),
};

const indicator: Subject<Parameters<typeof q.eventsIndicator<'requests'>>[0]> = {
  properties: {
    failures: required(fc.constant(events.where({ status: /5../ })), 'types'),
    events: required(fc.constant(events), 'types'),
  },
  place: (counters) => withObjectiveOf(availability({ period: '7d', indicator: q.eventsIndicator(counters) })),
};

const pyrra: Subject<{ readonly period: Duration }> = {
  properties: {
    period: required(durations('4w', '8w', '30d'), fc.oneof(noDurations, fc.constantFrom('1m', '1h'))),
  },
  place: ({ period }) => withObjectiveOf(availability({ period: '7d', burnRates: q.pyrraBurnRates(period) })),
};

/** Subjects of objectives. */
export const objectives = {
  'pyrraBurnRates(…)': pyrra,
  'eventsIndicator()': indicator,
  BurnRate: burnRate,
  ObjectiveProps: objective,
};
