import type * as k8s from './api/k8s';

/**
 * What the Pod Security Standard `restricted` asks of a pod:
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted.
 *
 * @param user the user and group of its processes and of its volumes
 */
export function restrictedPod(user: number): k8s.PodSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** What the same standard asks of a container, and a file system that cannot be written. */
export const restrictedContainer: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
};
