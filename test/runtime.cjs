const { default: JestRuntime } = require('jest-runtime');

/**
 * Packages that keep no state: each test file uses the same modules, and its worker loads them once.
 */
const shared =
  /^(yaml|diff|fast-check|re2js|semver|google-protobuf|@grpc\/grpc-js|@grafana\/grafana-foundation-sdk\/\w+|@prometheus-io\/lezer-promql|@lezer\/\w+)$/;

module.exports = class Runtime extends JestRuntime {
  requireModuleOrMock(from, name) {
    return shared.test(name) ? require(name) : super.requireModuleOrMock(from, name);
  }
};
