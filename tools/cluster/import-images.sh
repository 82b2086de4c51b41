#!/usr/bin/env bash
# Imports images into a root folder of containerd, which then holds them unpacked. The caller gives
# it a mount namespace of its own.
#   import-images.sh FOLDER IMAGE.tar...    writes FOLDER/root
set -euo pipefail
folder=$1
shift
export CONTAINERD_ADDRESS=$folder/containerd.sock CONTAINERD_NAMESPACE=k8s.io
cat > "$folder/containerd.toml" <<TOML
version = 3
root = "$folder/root"
state = "$folder/state"
disabled_plugins = ["io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime", "io.containerd.grpc.v1.cri"]
[grpc]
  address = "$CONTAINERD_ADDRESS"
[ttrpc]
  address = "$CONTAINERD_ADDRESS.ttrpc"
TOML
containerd --config="$folder/containerd.toml" 2> "$folder/containerd.log" &
trap 'kill $! 2> /dev/null; wait || true' EXIT
until ctr version > /dev/null 2>&1; do
  kill -0 $! 2> /dev/null || { cat "$folder/containerd.log" >&2; exit 1; }
  sleep 0.1
done
for image; do ctr images import "$image"; done
