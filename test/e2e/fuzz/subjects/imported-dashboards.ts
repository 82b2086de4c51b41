import fc from 'fast-check';
import { ImportedDashboard, type ImportedDashboardProps } from '../../../../dashboards';
import { shop } from '../../../shop';
import { optional, required, type Subject } from '../subject';
import { labelNames } from '../values';
import { withDashboard } from './placed-dashboards';

const exported = {
  uid: 'old',
  title: 'Old',
  panels: [{ id: 1, title: 'A', type: 'stat', targets: [{ expr: 'sum(memory_bytes)' }] }],
};

/** Subject of dashboards that Grafana exported. */
export const imported: Subject<ImportedDashboardProps> = {
  properties: {
    json: required(
      fc.constantFrom(exported, { ...exported, panels: [] }, { ...exported, tags: ['a'], refresh: '5s' }),
      fc.constantFrom(
        null,
        5,
        'a',
        [],
        {},
        { uid: 'a' },
        { ...exported, uid: '' },
        { ...exported, uid: 'a b' },
        { ...exported, panels: 5 },
        { ...exported, panels: [{ ...exported.panels[0], targets: [{ expr: 'nothing_here' }] }] },
      ),
    ),
    catalogues: required(fc.constant([shop]), 'types'),
    dataSources: optional(fc.constantFrom({}, { logs: 'loki' }), 'nothing'),
    inputs: optional(fc.constant({}), fc.constant({ VAR_JOB: 'shop' })),
    plugins: optional(fc.constantFrom([], ['marcusolsson-json-panel']), 'nothing'),
    externalLabels: optional(fc.uniqueArray(labelNames, { maxLength: 2 }), fc.constantFrom([''], ['a b'], ['__a'])),
  },
  place: (props) => withDashboard(new ImportedDashboard(props)),
};
