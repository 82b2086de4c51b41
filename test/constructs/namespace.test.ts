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

  test.each<[string, Partial<MonitoringNamespaceProps>, RegExp]>([
    ['a name that Kubernetes refuses', { name: 'My Shop' }, /namespace: the name of this Namespace is "My Shop"/],
    [
      'an exemption without a reason',
      { exemption: { standard: 'baseline', reason: ' ' } },
      /exemption: reason: this text is empty; given: " "; remedy: write it/,
    ],
    [
      'a control character',
      { exemption: { standard: 'baseline', reason: 'it\u0007' } },
      /exemption: reason: the text has the character U\+0007/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => synthesized({ name: 'monitoring', ...wrong })).toThrow(message);
  });
});
