import type * as k8s from './api/k8s';

/**
 * Returns the security context of a pod for the Pod Security Standard `restricted`. Source:
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted.
 *
 * @param user the user and group of the processes and volumes
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

/**
 * Security context of a container for the Pod Security Standard `restricted`, with a read-only file
 * system.
 */
export const restrictedContainer: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
};
