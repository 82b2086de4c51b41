import type { PanelValues } from '../expected';
import { postgresValues, redisValues } from './databases';
import { minioValues, traefikValues } from './edge';
import { machineValues } from './machine';
import { monitoringValues } from './monitoring';
import { overview } from './overview';

export { ruleValues } from './rules';

/** What each dashboard shows, by its uid. */
export const dashboardValues: Readonly<Record<string, readonly PanelValues[]>> = {
  'gauzian-overview': overview,
  postgres: postgresValues,
  redis: redisValues,
  minio: minioValues,
  traefik: traefikValues,
  machine: machineValues,
  monitoring: monitoringValues,
};

/** The values of each dashboard's variables by day. */
export const variableExpectations: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'gauzian-overview': { job: ['gauzian-backend'], instance: ['10.42.0.11:8080', '10.42.0.12:8080'] },
  postgres: { job: ['postgres'], instance: ['10.42.0.21:9187'] },
  redis: { job: ['redis'], instance: ['10.42.0.22:9121'] },
  minio: { job: ['minio'], instance: ['minio.gauzian-v2.svc:9000'] },
  traefik: { job: ['traefik'], instance: ['10.42.0.5:9100'] },
  machine: { job: ['node'], instance: ['server'] },
};
