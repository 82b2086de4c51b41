import * as pulumi from '@pulumi/pulumi';
import { record } from './recording';

class Anything extends pulumi.CustomResource {}

test('records resources, secrets, logs and outputs', async () => {
  const { resources, logs } = await record(async () => {
    new Anything('shop:index:Thing', 'thing', { open: 'a', list: [{ closed: pulumi.secret('b') }] });
    await pulumi.log.info('a line');
  });
  expect(resources).toMatchObject([
    {
      type: 'shop:index:Thing',
      name: 'thing',
      inputs: { open: 'a', list: [{ closed: 'b' }] },
      shown: { open: 'a', list: [{ closed: '[secret]' }] },
    },
  ]);
  expect(logs.join('\n')).toContain('a line');
});

test('fails for a program that fails after its end', async () => {
  const program = () =>
    new Anything('shop:index:Thing', 'thing', { bad: pulumi.output(1).apply(() => Promise.reject(new Error('late'))) });
  await expect(record(program)).rejects.toThrow('late');
});
