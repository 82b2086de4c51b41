import { Testing } from 'cdk8s';
import { MonitoringNamespace, type MonitoringNamespaceProps } from '../../constructs/namespace';
import { testChart } from './test-chart';

function synthesized(props: MonitoringNamespaceProps): unknown {
  const chart = testChart();
  new MonitoringNamespace(chart, 'namespace', props);
  return Testing.synth(chart);
}

describe('MonitoringNamespace', () => {
  test('minimal required props', () => {
    expect(synthesized({ name: 'monitoring' })).toMatchSnapshot();
  });

  test('all the props', () => {
    const all: Required<MonitoringNamespaceProps> = {
      name: 'host',
      exemption: { standard: 'privileged', reason: 'it reads files of the machine' },
    };
    expect(synthesized(all)).toMatchSnapshot();
  });
});
