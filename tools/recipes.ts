/** How the programs of one Go module are built. */
export interface Recipe {
  /** The folder under `tools/` that holds `go.mod` and `go.sum`. */
  readonly name: string;
  /** The version that the programs say they are. */
  readonly version: string;
  /** The package of each program. */
  readonly programs: Readonly<Record<string, string>>;
  /** Files of modules that are kept beside the programs, under names of ours. */
  readonly files?: Readonly<Record<string, ModuleFile>>;
  /** Go build tags, such as those that leave out what is not needed. */
  readonly tags?: string;
  /** Variables set by the linker, such as the version. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A file that a Go module brings. */
export interface ModuleFile {
  readonly module: string;
  /** Its path within the module. */
  readonly path: string;
}

/** Every server and tool that the end-to-end tests run. */
export const recipes = [
  {
    name: 'prometheus',
    version: '3.15.0',
    programs: {
      prometheus: 'github.com/prometheus/prometheus/cmd/prometheus',
      promtool: 'github.com/prometheus/prometheus/cmd/promtool',
    },
    // Of the service discoveries only those that a stack uses: half the time to build.
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_dns_sd',
    variables: { 'github.com/prometheus/common/version.Version': '3.15.0' },
  },
  {
    name: 'etcd',
    version: '3.7.3',
    programs: { etcd: 'go.etcd.io/etcd/server/v3' },
  },
  {
    name: 'kubernetes',
    version: '1.36.3',
    programs: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
    variables: { 'k8s.io/component-base/version.gitVersion': 'v1.36.3' },
  },
  {
    name: 'traefik',
    version: '3.6.12',
    programs: { traefik: 'github.com/traefik/traefik/v3/cmd/traefik' },
    files: {
      'traefik-crds.yml': {
        module: 'github.com/traefik/traefik/v3',
        path: 'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml',
      },
    },
    variables: { 'github.com/traefik/traefik/v3/pkg/version.Version': '3.6.12' },
  },
  {
    // Of cert-manager only what the API server must know to take a Certificate.
    name: 'cert-manager',
    version: '1.19.1',
    programs: {},
    files: {
      'cert-manager-certificates.yml': {
        module: 'github.com/cert-manager/cert-manager',
        path: 'deploy/crds/cert-manager.io_certificates.yaml',
      },
    },
  },
  {
    name: 'kubeconform',
    version: '0.8.0',
    programs: { kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform' },
    variables: { 'main.version': 'v0.8.0' },
  },
] as const satisfies readonly Recipe[];

type KeysOf<T> = T extends unknown ? keyof T : never;

/** The name of a program that can be built. */
export type Program = KeysOf<(typeof recipes)[number]['programs']>;

/** The name of a file that is kept beside the programs. */
export type ToolFile = KeysOf<Extract<(typeof recipes)[number], { files: unknown }>['files']>;
