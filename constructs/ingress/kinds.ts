// One line for each kind.
export { traefik, type TraefikOptions } from './traefik';
