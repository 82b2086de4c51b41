import fc from 'fast-check';
import { catalogue, closed, counter } from '../../../../metrics';
import * as q from '../../../../promql';
import { shop } from '../../../shop';
import { optional, required, type Subject } from '../subject';
import { alerting, recorded } from './placed-expressions';

const invalidTexts = ['', ' ', 'sum(', 'none', 'memory_bytes{none="a"}', 'memory_bytes[5m]', 'rate(memory_bytes[5m])'];

const rawText: Subject<{ readonly text: string }> = {
  properties: {
    text: required(
      fc.constantFrom('memory_bytes', 'sum(memory_bytes)', 'memory_bytes{job="shop"}', 'MAX BY (job) (memory_bytes)'),
      fc.constantFrom(...invalidTexts),
    ),
  },
  place: ({ text }) => recorded(q.raw(text, { catalogues: [shop], unit: 'bytes' })),
};

const rawCondition: Subject<{ readonly text: string }> = {
  properties: {
    text: required(
      fc.constantFrom('memory_bytes > 1e9', 'absent(memory_bytes)', 'sum(memory_bytes) >= 1e9'),
      fc.constantFrom(...invalidTexts, '1', 'memory_bytes', 'memory_bytes > -1', 'memory_bytes < 0'),
    ),
  },
  place: ({ text }) => alerting(q.rawCondition(text, { catalogues: [shop], unit: 'bytes' })),
};

const other = catalogue({
  name: 'other',
  software: 'Other',
  version: '1.0.0',
  metrics: { orders_total: counter({ help: 'Orders.', unit: 'none', labels: { state: closed('paid', 'open') } }) },
});

const rawProps: Subject<q.RawProps<string, 'bytes'>> = {
  properties: {
    catalogues: required(fc.constantFrom([shop], [shop, other]), fc.constantFrom([], [other])),
    labels: optional(fc.constantFrom([], ['job'], ['job', 'pod']), fc.constantFrom(['none'], [''], ['job', 'a b'])),
    unit: required(fc.constant('bytes'), 'types'),
  },
  place: (props) => recorded(q.raw('sum by (job, pod) (memory_bytes)', props)),
};

/** Subjects of PromQL as text. */
export const rawExpressions = {
  'raw(…)': rawText,
  'rawCondition(…)': rawCondition,
  RawProps: rawProps,
};
