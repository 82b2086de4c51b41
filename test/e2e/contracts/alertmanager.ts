import { startAlertmanager } from '../servers/alertmanager';
import { expose, type Exposed } from './exposed';

/** Starts an Alertmanager without receivers. */
export function startAlertmanagerMetrics(): Promise<Exposed> {
  return expose('alertmanager', async ({ folder, running }) => {
    const server = await startAlertmanager(folder, { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] });
    running.push(server);
    return `${server.url}/metrics`;
  });
}
