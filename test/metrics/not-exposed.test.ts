import { catalogue, gauge, type Metrics, type NotExposedMetrics } from '../../metrics';

const entry = { reason: 'its collector is off', instead: 'query another' };

const declare = (metrics: Metrics, notExposed: NotExposedMetrics) => () =>
  catalogue({ name: 'app', software: 'app', version: '1', metrics, notExposed });

describe('metrics that are not exposed', () => {
  test('cannot be declared too', () => {
    const metrics = { net_bytes: gauge({ help: 'Something.', unit: 'bytes' }) };
    expect(declare(metrics, { net_: entry })).toThrow(
      'catalogue app: net_bytes is declared, and among the metrics that are not exposed',
    );
    expect(declare(metrics, { disk_: entry })().notExposed).toEqual({ disk_: entry });
  });

  test.each<[string, NotExposedMetrics]>([
    ['beginning', { '': entry }],
    ['reason', { net_: { ...entry, reason: '' } }],
    ['instead', { net_: { ...entry, instead: ' ' } }],
  ])('have a text as %s', (property, notExposed) => {
    expect(declare({}, notExposed)).toThrow(new RegExp(`catalogue app: notExposed: ".*": ${property}`));
  });
});
