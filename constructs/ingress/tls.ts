import type { Issue } from '../../core/errors';
import { longNameIssues } from '../../core/kubernetes-name';

/** Place of a certificate: a Secret, or a certificate resolver of Traefik. */
export type TlsPlace =
  { readonly kind: 'secret'; readonly secretName: string } | { readonly kind: 'resolver'; readonly name: string };

/** Source of the certificate of a route. */
export abstract class Tls {
  /**
   * Secret of type `kubernetes.io/tls` in the namespace of the stack. Its certificate must be valid
   * for every host.
   */
  static fromSecret(secretName: string): Tls {
    return new SecretTls(secretName);
  }

  /**
   * Certificate from cert-manager, which must be installed. One `Certificate` for all hosts is
   * stored in a Secret.
   *
   * @param issuer the name of the issuer
   * @param kind kind of the issuer; default: `ClusterIssuer`
   */
  static fromCertManager(issuer: string, kind: 'ClusterIssuer' | 'Issuer' = 'ClusterIssuer'): Tls {
    return new CertManagerTls(issuer, kind);
  }

  /** Certificate resolver in Traefik's own configuration, for example for Let's Encrypt. */
  static fromResolver(name: string): Tls {
    return new ResolverTls(name);
  }

  /** Place of the certificate. */
  abstract readonly place: TlsPlace;

  /** Secret that the user must create, if any. */
  readonly secretName: string | undefined = undefined;

  /** Returns the spec of the `Certificate`, or `undefined` if none is needed. */
  certificate(_hosts: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    return undefined;
  }

  /** Returns the issues of its name. */
  abstract issues(): Issue[];
}

class SecretTls extends Tls {
  constructor(override readonly secretName: string) {
    super();
  }

  override get place(): TlsPlace {
    return { kind: 'secret', secretName: this.secretName };
  }

  override issues(): Issue[] {
    return longNameIssues('a Secret', this.secretName);
  }
}

class ResolverTls extends Tls {
  constructor(private readonly name: string) {
    super();
  }

  override get place(): TlsPlace {
    return { kind: 'resolver', name: this.name };
  }

  override issues(): Issue[] {
    return /^[^\s]+$/.test(this.name)
      ? []
      : [{ problem: 'this is no name of a resolver', given: this.name, allowed: 'a text without spaces' }];
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

  override get place(): TlsPlace {
    return { kind: 'secret', secretName: this.kept };
  }

  override issues(): Issue[] {
    return longNameIssues('an issuer', this.issuer);
  }

  override certificate(hosts: readonly string[]): Record<string, unknown> {
    return {
      secretName: this.kept,
      dnsNames: [...hosts],
      issuerRef: { group: 'cert-manager.io', kind: this.kind, name: this.issuer },
    };
  }
}
