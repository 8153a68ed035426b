import { defineConfig, type OxlintConfig } from 'oxlint';
import { FLOORS, whyForbidden } from './test/floors.ts';

const areas = FLOORS.flat();

/** One complete list per area: a rule that is configured twice for a file replaces its options, it does not add to them. */
const floorRules: NonNullable<OxlintConfig['overrides']> = areas.map((from) => ({
  files: [`src/${from}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: areas.flatMap((to) => {
          const message = whyForbidden(from, to);
          return message === undefined ? [] : [{ name: `#${to}`, message }];
        }),
      },
    ],
  },
}));

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', { max: 3 }],
    'max-depth': ['error', { max: 3 }],
    complexity: ['error', { max: 10 }],
  },
  overrides: [
    ...floorRules,
    {
      files: ['src/learn/**', 'src/stats/**'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      },
    },
    {
      files: ['console/**'],
      plugins: ['typescript', 'import', 'unicorn', 'vitest', 'react', 'jsx-a11y'],
      rules: {
        // a component brings its styles with it
        'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        // the JSX transform brings it
        'react/react-in-jsx-scope': 'off',
      },
    },
    {
      // a contract suite is a test that several plugs run
      files: ['**/*.test.ts', '**/*.test.tsx', '**/*-contract.ts'],
      rules: {
        'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
        'max-lines-per-function': 'off',
      },
    },
  ],
  ignorePatterns: ['dist', 'node_modules'],
});
