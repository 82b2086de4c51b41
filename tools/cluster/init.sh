#!/usr/bin/env bash
# PID 1 of a cluster: prepares the namespaces for a node. Then it starts programs by commands on
# standard input, one `start NAME` a line. Their arguments are in FOLDER/programs/NAME, one a line.
# When standard input ends, the cluster ends too, unless it received `stay`. So a killed test leaves
# no cluster.
#   init.sh FOLDER NAME NODE_ADDRESS SERVICE_ADDRESSES
set -euo pipefail
folder=$1 name=$2 address=$3 services=$4

mount_files() {
  # containerd and pods must see the mounts of the kubelet. They are not visible outside the
  # cluster.
  mount --make-rshared /
  # The cluster writes only to its own folder. The file system of the machine is read-only.
  mount --bind "$folder" "$folder"
  mount --options remount,bind,ro /
  mount --types overlay --options "lowerdir=/var/lib,upperdir=$folder/var/upper,workdir=$folder/var/work" overlay /var/lib
  mount --bind "$folder/log" /var/log
  [ ! -e "$folder/disk.img" ] || mount_disk
  mount --types tmpfs --options mode=755 tmpfs /run
  mkdir /run/netns /run/lock
  mount --types proc proc /proc
  mount --types sysfs sysfs /sys
}

# Mounts the disk of all volumes at a path where every user can read its usage: the folder of the
# cluster is closed to others.
mount_disk() {
  mkdir --parents /var/lib/disk
  mount --options loop "$folder/disk.img" /var/lib/disk
  mount --bind /var/lib/disk "$folder/volumes"
}

# Mounts only the control groups of the cluster at the usual path.
mount_cgroups() {
  if ! grep --quiet --extended-regexp '^[1-9]' /proc/self/cgroup; then
    mount --types cgroup2 cgroup2 /sys/fs/cgroup
    return
  fi
  mount --types tmpfs --options mode=755 tmpfs /sys/fs/cgroup
  while IFS=: read -r _ controllers _; do
    [ -n "$controllers" ] || continue
    local hierarchy=/sys/fs/cgroup/${controllers#name=} options=$controllers
    [ "$controllers" = "${controllers#name=}" ] || options=none,$controllers
    mkdir "$hierarchy"
    mount --types cgroup --options "$options" cgroup "$hierarchy"
  done < /proc/self/cgroup
}

# Adds the node address and a route to the services: the rules of kube-proxy apply only to routed
# addresses.
connect() {
  ip link set lo up
  ip link add node0 type veth peer name node1
  ip address add "$address/32" dev node0
  ip link set node0 up
  ip link set node1 up
  ip route add "$services" dev node0 src "$address"
  echo 1 > /proc/sys/net/ipv4/ip_forward
}

start() {
  local arguments
  mapfile -t arguments < "$folder/programs/$1"
  {
    "${arguments[@]}" < /dev/null >> "$folder/log/$1.log" 2>&1 || true
    echo "$1" >> "$folder/ended"
  } &
}

hostname "$name"
mount_files
mount_cgroups
connect
touch "$folder/ready"

stay=
while read -r command program; do
  case $command in
    start) start "$program" ;;
    stay) stay=yes ;;
  esac
done
[ -n "$stay" ] && wait
