/** Where the certificate of a route comes from. */
export abstract class Tls {
  /** A Secret of the type `kubernetes.io/tls` in the namespace of the stack, whose certificate holds for every host. */
  static fromSecret(secretName: string): Tls {
    return new SecretTls(secretName);
  }

  /**
   * cert-manager, which must be installed: a `Certificate` for every host, kept in a Secret.
   *
   * @param issuer the name of the issuer
   * @param kind whether the issuer is that of the cluster or of the namespace; default: of the cluster
   */
  static fromCertManager(issuer: string, kind: 'ClusterIssuer' | 'Issuer' = 'ClusterIssuer'): Tls {
    return new CertManagerTls(issuer, kind);
  }

  /** A certificate resolver in Traefik's own configuration, such as one for Let's Encrypt. */
  static fromResolver(name: string): Tls {
    return new ResolverTls(name);
  }

  /** What an `IngressRoute` says about it. */
  abstract route(): Readonly<Record<string, string>>;

  /** The Secret that somebody must provide, if one must. */
  readonly secretName: string | undefined = undefined;

  /** The spec of the `Certificate` that is needed, if one is. */
  certificate(_hosts: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    return undefined;
  }
}

class SecretTls extends Tls {
  constructor(override readonly secretName: string) {
    super();
  }

  override route(): Record<string, string> {
    return { secretName: this.secretName };
  }
}

class ResolverTls extends Tls {
  constructor(private readonly name: string) {
    super();
  }

  override route(): Record<string, string> {
    return { certResolver: this.name };
  }
}

class CertManagerTls extends Tls {
  private readonly kept = 'monitoring-tls';

  constructor(
    private readonly issuer: string,
    private readonly kind: string,
  ) {
    super();
  }

  override route(): Record<string, string> {
    return { secretName: this.kept };
  }

  override certificate(hosts: readonly string[]): Record<string, unknown> {
    return {
      secretName: this.kept,
      dnsNames: [...hosts],
      issuerRef: { group: 'cert-manager.io', kind: this.kind, name: this.issuer },
    };
  }
}
