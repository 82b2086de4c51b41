/** The address of the Kubernetes API, as policies see it. */
export interface ApiServer {
  /**
   * Address ranges, such as `10.0.0.5/32`.
   *
   * @default - any address: a policy cannot name the API server as pods
   */
  readonly cidrs?: readonly [string, ...string[]];
  /**
   * Its ports: of its service, and of itself, because network plugins differ in which of them a policy is held against.
   *
   * @default - 443 and 6443
   */
  readonly ports?: readonly [number, ...number[]];
}
