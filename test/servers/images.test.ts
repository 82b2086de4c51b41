import { imageVersion, images } from '../../servers/images';

test.each([
  ['docker.io/prom/prometheus:v3.16.0', '3.16.0'],
  ['registry.example:5000/prometheus:3.16.0-distroless', '3.16.0'],
  [`docker.io/prom/prometheus:v3.16.0@sha256:${'0'.repeat(64)}`, '3.16.0'],
  ['registry.example:5000/prometheus', undefined],
  ['registry.example/prometheus:main', undefined],
  [`registry.example/prometheus@sha256:${'0'.repeat(64)}`, undefined],
])('the version of %s', (image, version) => {
  expect(imageVersion(image)).toBe(version);
});

test.each(Object.entries(images))('the image of %s has a version', (_, image) => {
  expect(imageVersion(image)).toBeDefined();
});
