import { minio } from '../../../library/minio/catalogue';
import { traefik } from '../../../library/traefik/catalogue';
import { flow, level, observed, type Played } from './behaviour';
import { at } from './timeline';

const server = '127.0.0.1:9000';
const getObject = { api: 'getobject', server };
const putObject = { api: 'putobject', server };

/** MinIO beside the applications. */
export const playedMinio = (namespace: string): Played => ({
  catalogue: minio,
  targets: [{ labels: { job: 'minio', instance: `minio.${namespace}.svc:9000` }, weight: 1 }],
  metrics: {
    minio_cluster_capacity_usable_free_bytes: [level({ server }, 300e9)],
    minio_cluster_capacity_usable_total_bytes: [level({ server }, 500e9)],
    minio_cluster_drive_offline_total: [level({ server }, { day: 0, incident: 1 })],
    minio_cluster_nodes_offline_total: [level({ server }, 0)],
    minio_cluster_usage_object_total: [level({ server }, 5000)],
    minio_cluster_usage_total_bytes: [level({ server }, 120e9)],
    minio_cluster_health_status: [level({ server }, 1)],
    minio_cluster_health_erasure_set_online_drives: [level({ server, pool: '0', set: '0' }, 1)],
    minio_node_process_cpu_total_seconds: [flow({ server }, 0.2)],
    minio_node_process_resident_memory_bytes: [level({ server }, 300e6)],
    minio_s3_requests_ttfb_seconds_distribution: [
      level({ ...getObject, le: '0.500' }, 0, 18),
      level({ ...getObject, le: '+Inf' }, 0, 20),
    ],
    minio_s3_requests_total: [flow(getObject, 20), flow(putObject, 5)],
    minio_s3_requests_4xx_errors_total: [flow(getObject, 0.2)],
    minio_s3_requests_5xx_errors_total: [flow(getObject, { day: 0.1, incident: 2 }), flow(putObject, 0.05)],
    minio_s3_requests_inflight_total: [level(getObject, 3), level(putObject, 1)],
    minio_s3_requests_rejected_auth_total: [flow({ server }, 0.05)],
    minio_s3_requests_waiting_total: [level({ server }, 2)],
    minio_s3_traffic_received_bytes: [flow({ server }, 1e6)],
    minio_s3_traffic_sent_bytes: [flow({ server }, 4e6)],
  },
});

const get = { method: 'GET', protocol: 'http' };

/** Services behind Traefik with its names. */
export interface Services {
  readonly application: string;
  readonly grafana: string;
}

/** Expiry of the certificate: thirty days after midnight, or six without renewal. */
export const certificateEnd = { day: at('0:00') + 30 * 86_400, incident: at('0:00') + 6 * 86_400 } as const;
/** Expiry of the certificate that it replaced, which Traefik still shows. */
const replacedEnd = at('0:00') + 2 * 86_400;
/** Time of Traefik's last reload: an hour before midnight. */
export const configured = at('0:00') - 3600;

/** Traefik in front of an application and Grafana. */
export function playedTraefik(services: Services): Played {
  const application = { service: services.application, ...get };
  const grafana = { service: services.grafana, ...get };
  return {
    catalogue: traefik,
    targets: [
      { labels: { job: 'traefik', instance: '10.42.0.5:9100', namespace: 'kube-system', pod: 'traefik-1' }, weight: 1 },
    ],
    metrics: {
      traefik_config_last_reload_success: [level({}, configured)],
      traefik_open_connections: [
        level({ entrypoint: 'websecure', protocol: 'TCP' }, 15),
        level({ entrypoint: 'web', protocol: 'TCP' }, 1),
      ],
      traefik_entrypoint_requests_total: [
        flow({ entrypoint: 'websecure', code: '200', ...get }, 30),
        flow({ entrypoint: 'websecure', code: '502', ...get }, 0.2),
        flow({ entrypoint: 'web', code: '301', ...get }, 2),
      ],
      traefik_service_requests_total: [
        flow({ code: '200', ...application }, 20),
        flow({ code: '502', ...application }, { day: 0.2, incident: 5 }),
        flow({ code: '200', ...grafana }, 9.5),
        flow({ code: '404', ...grafana }, 0.5),
      ],
      traefik_service_request_duration_seconds: [
        observed({ code: '200', ...application }, [0.05, 20]),
        observed({ code: '200', ...grafana }, [0.2, 7], [1, 1.5], [2, 1.5]),
      ],
      traefik_service_responses_bytes_total: [
        flow({ code: '200', ...application }, 1e6),
        flow({ code: '502', ...application }, 100),
        flow({ code: '200', ...grafana }, 2e5),
      ],
      traefik_tls_certs_not_after: [
        level({ cn: 'grafana.example', sans: 'grafana.example', serial: '1' }, replacedEnd),
        level({ cn: 'grafana.example', sans: 'grafana.example', serial: '2' }, certificateEnd),
      ],
    },
  };
}
