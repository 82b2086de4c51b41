#!/usr/bin/env bash
# Runs the kubelet in its own mount namespace. The kubelet requires kernel settings that apply to
# the whole machine. This script mounts files with the required values over the settings, so that
# the kubelet does not change them.
# It cannot do so for the whole cluster: a pod with a user namespace can mount /proc only where
# nothing of /proc is hidden.
#   kubelet.sh FOLDER ARGUMENTS...
set -euo pipefail
folder=$1
shift
mount --make-private /proc
while read -r setting value; do
  [ -e "/proc/sys/$setting" ] || continue
  mkdir -p "$folder/settings/$(dirname "$setting")"
  echo "$value" > "$folder/settings/$setting"
  mount --bind "$folder/settings/$setting" "/proc/sys/$setting"
done << 'SETTINGS'
vm/overcommit_memory 1
vm/panic_on_oom 0
kernel/panic 10
kernel/panic_on_oops 1
kernel/keys/root_maxkeys 1000000
kernel/keys/root_maxbytes 25000000
SETTINGS
exec "$@"
