/**
 * Metrics of the applications and exporters of the stacks.
 *
 * @module
 */
export { alertmanager } from '../library/alertmanager/catalogue';
export { blackboxExporter, blackboxProbe } from '../library/reachability/catalogue';
export { booking } from '../infra/stacks/booking/catalogue';
export { focusApi } from '../infra/stacks/focus-api/catalogue';
export { gauzian } from '../infra/stacks/gauzian/catalogue';
export { grafana } from '../library/grafana/catalogue';
export { kairoCms } from '../infra/stacks/kairo-cms/catalogue';
export { minio } from '../library/minio/catalogue';
export { nodeExporter } from '../library/machine/catalogue';
export { postgresExporter } from '../library/postgres/catalogue';
export { prometheus } from '../library/prometheus/catalogue';
export { prometheusAgent } from '../library/prometheus-agent/catalogue';
export { redisExporter } from '../library/redis/catalogue';
export { traefik } from '../library/traefik/catalogue';
