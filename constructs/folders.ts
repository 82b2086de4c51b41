import type { Folder } from '../servers/server-spec';
import type * as k8s from './api/k8s';
import { configMapsNamed, type NamedFiles } from './config-maps';
import type { Mount } from './pod';
import { quantityOf } from './quantity';
import { secretVolumes } from './secret-volumes';
import { claimName, type ServerProps } from './server';
import { volumeName } from './volume-name';

/**
 * Returns the mounts of the folders of a server. The volumes of a StatefulSet have no source,
 * because each pod has its own claim.
 */
export function folderMounts(props: Omit<ServerProps, 'priorityClass'>): (Omit<Mount, 'source'> & Partial<Mount>)[] {
  return props.spec.folders.flatMap((folder) => mountsOf(folder, props));
}

function mountsOf(
  folder: Folder,
  props: Parameters<typeof folderMounts>[0],
): (Omit<Mount, 'source'> & Partial<Mount>)[] {
  const { path } = folder;
  switch (folder.kind) {
    case 'volume': {
      const { name } = folder;
      if (props.spec.runs.kind === 'members') return [{ name, path }];
      return [{ name, path, source: { persistentVolumeClaim: { claimName: claimName(folder, props.storage) } } }];
    }
    case 'volume-of': {
      const { name, server } = folder;
      const claim = props.claimOf?.(server) ?? `${server}-data`;
      return [{ name, path, source: { persistentVolumeClaim: { claimName: claim, readOnly: true } } }];
    }
    case 'files': {
      const { name, set, only } = folder;
      return [{ name, path, source: filesSource(configMapsNamed(props.spec, set), only) }];
    }
    case 'merged-files': {
      const { name, sets } = folder;
      return [{ name, path, source: projected(sets.flatMap((set) => configMapsNamed(props.spec, set))) }];
    }
    case 'secrets':
      return secretVolumes(path, folder.values, folder.mayBeMissing);
    case 'secret': {
      const { value } = folder;
      const name = volumeName(folder.name);
      const { secretName, key } = value;
      const source = { secret: { secretName, items: [{ key, path: key }] } };
      return [{ name, path, source, options: { readOnly: true } }];
    }
    case 'temporary':
      return [{ name: folder.name, path, source: { emptyDir: { sizeLimit: quantityOf(folder.limit) } } }];
    case 'machine': {
      const source = { hostPath: { path: '/', type: 'Directory' } };
      const options = { readOnly: true, mountPropagation: 'HostToContainer' };
      return [{ name: folder.name, path, source, options }];
    }
  }
}

/** Returns the volume with the files of a set, or with some of them. */
function filesSource(maps: readonly NamedFiles[], only: readonly string[] | undefined): Mount['source'] {
  if (maps.length > 1) return projected(maps, only);
  const [map] = maps;
  return { configMap: { name: map!.name, ...itemsOf(map!, only) } };
}

/** Returns one volume with the files of several ConfigMaps. */
function projected(maps: readonly NamedFiles[], only?: readonly string[]): Mount['source'] {
  return { projected: { sources: maps.map((map) => ({ configMap: { name: map.name, ...itemsOf(map, only) } })) } };
}

function itemsOf({ files }: NamedFiles, only: readonly string[] | undefined): Pick<k8s.ConfigMapProjection, 'items'> {
  if (!only) return {};
  return { items: only.filter((file) => Object.hasOwn(files, file)).map((file) => ({ key: file, path: file })) };
}
