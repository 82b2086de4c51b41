import { hashSync } from 'bcryptjs';
import type { RuleFileJson } from '../../../alerts';
import { images } from '../../../servers/images';
import type { AppliedObject } from '../manifests/manifest';
import { deployment, service } from '../played/applications';

/** External Prometheus that receives samples and requires a password. */
export interface Receiver {
  readonly user: string;
  readonly password: string;
  readonly port: number;
  /**
   * Rules of the receiver.
   *
   * @default - none
   */
  readonly rules?: RuleFileJson;
}

/** Objects of a Prometheus that receives samples. */
export function receiverManifests(
  namespace: string,
  { user, password, port, rules = { groups: [] } }: Receiver,
): readonly AppliedObject[] {
  const name = 'receiver';
  const stringData = {
    'prometheus.yml': JSON.stringify({ rule_files: ['rules.yml'] }),
    'rules.yml': JSON.stringify(rules),
    'web.yml': JSON.stringify({ basic_auth_users: { [user]: hashSync(password, 4) } }),
  };
  return [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData },
    deployment(namespace, name, {
      image: images.prometheus,
      args: [
        '--config.file=/config/prometheus.yml',
        '--web.config.file=/config/web.yml',
        `--web.listen-address=:${port}`,
        '--web.enable-remote-write-receiver',
        '--storage.tsdb.path=/data',
      ],
      port,
      volumes: [{ name: 'config', secret: { secretName: name } }],
    }),
    service(namespace, name, { app: name }, [{ port }]),
  ];
}
