import { buildAll } from '../../tools/build';
import { prepareImages } from '../../tools/cluster/image-store';
import { systemImageProps } from '../../tools/cluster/images';
import { preparedImages } from './cluster/stack-images';

buildAll();
void prepareImages([...systemImageProps(), ...preparedImages]);
