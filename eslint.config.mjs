import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The way of the data: a folder imports only from those before it. */
const layers = ['metrics', 'promql', 'dashboards', 'alerts', 'constructs', 'pulumi', 'infra'];

/** What a layer may not import: the later layers, and from constructs on the content of the earlier ones. */
const zones = layers.map((layer, index) => ({
  target: `./${layer}`,
  from: [...layers.slice(index + 1), 'test'].map((later) => `./${later}`),
  message: `${layer}/ imports only from ${layers.slice(0, index).join(', ') || 'nothing of this project'}.`,
}));

const content = ['dashboards', 'alerts'].map((layer) => `./${layer}/content`);

export default tseslint.config(
  { ignores: ['dist/', 'lib/', '.synth/', 'node_modules/', 'test/types/fixtures/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            {
              target: './alerts',
              from: './dashboards/content',
              message: 'alerts/ knows the vocabulary of dashboards.',
            },
            { target: './constructs', from: content, message: 'constructs/ knows the types of dashboards and alerts.' },
          ],
        },
      ],
    },
  },
  { files: ['**/*.{mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
