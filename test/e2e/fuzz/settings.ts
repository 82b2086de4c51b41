/** Seed and size of a run. A longer one by hand: `FUZZ_SEED=7 FUZZ_CASES=100000 npm run jest -- --config jest.e2e.config.mjs test/e2e/fuzz`. */
export const settings = {
  seed: Number(process.env.FUZZ_SEED ?? 20_261_130),
  cases: Number(process.env.FUZZ_CASES ?? 10_000),
  stacks: Number(process.env.FUZZ_STACKS ?? 300),
};
