/** Tools that bring Secrets into a cluster. */
export const secretTools = ['external-secrets', 'sealed-secrets', 'sops'] as const;

/** Tool that brings Secrets into a cluster. */
export type SecretTool = (typeof secretTools)[number];
