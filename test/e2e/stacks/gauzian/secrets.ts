import { createHmac } from 'node:crypto';
import { notifications, redisPasswords } from '../../played/secrets';

/** Namespace of the applications of the stack gauzian. */
export const applications = 'gauzian-v2';
/** MinIO's first user, made for the test. */
export const minioUser = { namespace: applications, name: 'operator', password: 'a password of the test' } as const;

/** Token of `mc admin prometheus generate`, signed for MinIO's root user. */
export function minioToken(): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = { exp: 4_000_000_000, sub: minioUser.name, iss: 'prometheus' };
  const signed = `${part({ alg: 'HS512', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha512', minioUser.password).update(signed).digest('base64url')}`;
}

/** Given values of the Secrets of gauzian by path. */
export function gauzianGiven(): Record<string, string> {
  return {
    'monitoring/minio-metrics/token': minioToken(),
    [`${applications}/postgres-exporter/password`]: 'first',
    [`${applications}/redis-exporter/passwords.json`]: redisPasswords('first'),
    ...notifications('monitoring', `gauzian-backend.${applications}.svc`),
  };
}
