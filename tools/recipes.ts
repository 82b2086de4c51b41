/** Build recipe of the programs of one Go module. */
export interface Recipe {
  readonly name: string;
  /**
   * Folder below `tools/` with `go.mod` and `go.sum`.
   *
   * @default - its name
   */
  readonly module?: string;
  /** Version that the programs report. */
  readonly version: string;
  /** Go package of each program. */
  readonly programs: Readonly<Record<string, string>>;
  /** Files from modules that are stored with the programs, by local name. */
  readonly files?: Readonly<Record<string, ModuleFile>>;
  /**
   * Files that a module embeds but does not contain, such as web assets, by the module. The build
   * uses a copy of the module in which they are empty.
   *
   * @default - none
   */
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  /** Go build tags, for example to exclude unused features. */
  readonly tags?: string;
  /** Variables that the linker sets, such as the version. */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * C library that the programs link to.
   *
   * @default - none; no C compiler is needed
   */
  readonly library?: CLibrary;
}

/** C library and the packages that provide it. */
export interface CLibrary {
  /** Name for pkg-config. */
  readonly name: string;
  /** Debian packages with the library and the tools to link it. */
  readonly packages: readonly string[];
}

/** File of a Go module. */
export interface ModuleFile {
  readonly module: string;
  /** Path in the module. */
  readonly path: string;
}

/** Servers and tools that the end-to-end tests run. */
export const recipes = [
  {
    name: 'prometheus',
    version: '3.16.0',
    programs: {
      prometheus: 'github.com/prometheus/prometheus/cmd/prometheus',
      promtool: 'github.com/prometheus/prometheus/cmd/promtool',
    },
    // Only the service discoveries that a stack uses: this halves the build time.
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_dns_sd',
    variables: { 'github.com/prometheus/common/version.Version': '3.16.0' },
  },
  {
    name: 'alertmanager',
    version: '0.35.0',
    programs: {
      alertmanager: 'github.com/prometheus/alertmanager/cmd/alertmanager',
      amtool: 'github.com/prometheus/alertmanager/cmd/amtool',
      'route-settings': './route-settings',
      'time-intervals': './time-intervals',
    },
    // Only the release has the web interface; the module lacks it.
    placeholders: { 'github.com/prometheus/alertmanager': ['ui/app/dist/index.html'] },
    // The public image contains time zone data; the test image contains only the program.
    tags: 'timetzdata',
    variables: { 'github.com/prometheus/common/version.Version': '0.35.0' },
  },
  // Programs that link packages of Prometheus, which need no new server when they change.
  {
    name: 'exposition-series',
    module: 'prometheus',
    version: '3.16.0',
    programs: { 'exposition-series': './exposition-series' },
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_dns_sd',
  },
  {
    name: 'promql-trees',
    module: 'prometheus',
    version: '3.16.0',
    programs: { 'promql-trees': './promql-trees' },
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_dns_sd',
  },
  // Judges link the packages that read the configuration of a server, in the version of that server.
  {
    name: 'prometheus-judge',
    module: 'prometheus',
    version: '3.16.0',
    programs: { 'prometheus-judge': './prometheus-judge' },
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_dns_sd',
  },
  {
    name: 'alertmanager-judge',
    module: 'alertmanager',
    version: '0.35.0',
    programs: { 'alertmanager-judge': './alertmanager-judge' },
    tags: 'timetzdata',
  },
  // Weeks of notifications, by the same packages.
  {
    name: 'alertmanager-weeks',
    module: 'alertmanager',
    version: '0.35.0',
    programs: { 'played-notifications': './played-notifications' },
    tags: 'timetzdata',
  },
  {
    name: 'blackbox-judge',
    module: 'blackbox-exporter',
    version: '0.28.0',
    programs: { 'blackbox-judge': './blackbox-judge' },
  },
  {
    name: 'traefik-judge',
    module: 'traefik',
    version: '3.6.12',
    programs: { 'traefik-judge': './traefik-judge' },
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
      'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
      'kube-proxy': 'k8s.io/kubernetes/cmd/kube-proxy',
      kubelet: 'k8s.io/kubernetes/cmd/kubelet',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
    files: {
      'coredns.yaml': { module: 'k8s.io/kubernetes', path: 'cluster/addons/dns/coredns/coredns.yaml.base' },
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
    // The tests need only the CustomResourceDefinition of Certificate.
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
  {
    name: 'minio',
    version: '2026-02-12',
    programs: { minio: 'github.com/minio/minio' },
    variables: { 'github.com/minio/minio/cmd.Version': '2026-02-12T20:18:48Z' },
  },
  {
    // Only the commands and kinds of storage that backups use: all of them take minutes to build.
    name: 'rclone',
    version: '1.76.0',
    programs: { rclone: './rclone' },
    variables: { 'github.com/rclone/rclone/fs.Version': 'v1.76.0' },
  },
  {
    name: 'node-exporter',
    version: '1.12.1',
    programs: { node_exporter: 'github.com/prometheus/node_exporter' },
    variables: { 'github.com/prometheus/common/version.Version': '1.12.1' },
  },
  {
    name: 'blackbox-exporter',
    version: '0.28.0',
    programs: { blackbox_exporter: 'github.com/prometheus/blackbox_exporter' },
    variables: { 'github.com/prometheus/common/version.Version': '0.28.0' },
  },
  {
    name: 'containerd',
    version: '2.4.2',
    programs: {
      containerd: 'github.com/containerd/containerd/v2/cmd/containerd',
      'containerd-shim-runc-v2': 'github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2',
      ctr: 'github.com/containerd/containerd/v2/cmd/ctr',
    },
    // Only the overlayfs snapshotter is needed; no manual pages.
    tags: 'no_btrfs no_devmapper no_zfs no_aufs urfave_cli_no_docs',
    variables: { 'github.com/containerd/containerd/v2/version.Version': '2.4.2' },
  },
  {
    name: 'runc',
    version: '1.5.2',
    programs: { runc: 'github.com/opencontainers/runc' },
    // User and host lookups in Go, because the program is static.
    tags: 'seccomp osusergo netgo',
    library: { name: 'libseccomp', packages: ['gcc', 'libc6-dev', 'pkg-config', 'libseccomp-dev'] },
  },
  {
    name: 'cni',
    version: '1.9.1',
    programs: {
      loopback: 'github.com/containernetworking/plugins/plugins/main/loopback',
      ptp: 'github.com/containernetworking/plugins/plugins/main/ptp',
      'host-local': 'github.com/containernetworking/plugins/plugins/ipam/host-local',
      portmap: 'github.com/containernetworking/plugins/plugins/meta/portmap',
    },
    variables: { 'github.com/containernetworking/plugins/pkg/utils/buildversion.BuildVersion': 'v1.9.1' },
  },
  {
    // Enforces network policies, as in k3s. Only for tests: its module has known vulnerabilities.
    name: 'kube-router',
    version: '2.1.0',
    programs: { 'kube-router': 'github.com/cloudnativelabs/kube-router/v2/cmd/kube-router' },
    variables: { 'github.com/cloudnativelabs/kube-router/v2/pkg/version.Version': 'v2.1.0' },
  },
  {
    name: 'coredns',
    version: '1.15.0',
    programs: { coredns: 'github.com/coredns/coredns' },
  },
  {
    name: 'local-path-provisioner',
    version: '0.0.30',
    programs: { 'local-path-provisioner': 'github.com/rancher/local-path-provisioner' },
    files: {
      'local-path-storage.yaml': {
        module: 'github.com/rancher/local-path-provisioner',
        path: 'deploy/local-path-storage.yaml',
      },
    },
    variables: { 'main.VERSION': 'v0.0.30' },
  },
] as const satisfies readonly Recipe[];

type KeysOf<T> = T extends unknown ? keyof T : never;

/** Name of a program that can be built. */
export type Program = KeysOf<(typeof recipes)[number]['programs']>;

/** Name of a file that is stored with the programs. */
export type ToolFile = KeysOf<Extract<(typeof recipes)[number], { files: unknown }>['files']>;
