import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { effectiveRepeatInterval, settingsOf } from '../../../alerts';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import { untilSo } from '../../../tools/until';
import { Workplace } from '../workplace';
import { postAlerts, startAlertmanager } from './alertmanager';
import { freePort } from './server';

const place = new Workplace();
afterAll(() => place.stop());

/** Receiver that takes a time to answer. */
class SlowReceiver {
  /** Moments of its notifications, in milliseconds. */
  readonly notified: number[] = [];
  private readonly server: HttpServer;

  constructor(readonly answersAfter: number) {
    this.server = createServer((request, response) => {
      this.notified.push(Date.now());
      request.resume();
      void setTimeout(answersAfter, undefined, { ref: false }).then(() => response.end());
    });
  }

  async start(): Promise<string> {
    const port = await freePort();
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${port}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

test('the effective interval is that of Alertmanager, however long receivers take to answer', async () => {
  // The same as a minute and 4m50s, in shorter time: the second decision repeats.
  const route = { receiver: '0', groupWait: '0s', groupInterval: '12s', repeatInterval: '14s' } as const;
  const interval = effectiveRepeatInterval(settingsOf([route]));
  expect(interval).toBe(24_000);
  const receivers = [0, 400, 5_000].map((delay) => new SlowReceiver(delay));
  const configs = [];
  for (const receiver of receivers) {
    const url = await receiver.start();
    place.running.push(receiver);
    configs.push({ name: String(receiver.answersAfter), webhook_configs: [{ url }] });
  }
  const routes = receivers.map(({ answersAfter: name }) => ({ receiver: String(name), continue: true }));
  const alertmanager = await startAlertmanager(place.folder, {
    ...policyJson({ route: { ...route, routes } }),
    receivers: configs,
  });
  place.running.push(alertmanager);
  await postAlerts(alertmanager, [{ alertname: 'Watchdog' }]);
  await untilSo('each is notified three times', () => receivers.every(({ notified }) => notified.length >= 3));
  for (const { answersAfter, notified } of receivers) {
    const [first, second, third] = notified as [number, number, number];
    const times = [second - first, third - second].map((time) => Math.round(time / 1000));
    expect({ answersAfter, times }).toEqual({ answersAfter, times: [interval / 1000, interval / 1000] });
  }
});
