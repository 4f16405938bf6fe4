import path from 'node:path';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import { directionRule, unknownRooms } from './tools/room-zones.js';

const source = path.resolve(import.meta.dirname, 'src');
const unknown = unknownRooms(source);
if (unknown.length > 0) throw new Error(`src/ has rooms that tools/room-zones.js does not order: ${unknown.join(', ')}`);

export default ts.config(
  { ignores: ['dist', 'src/generated', 'test-results'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': reactHooks, rooms: { rules: { direction: directionRule(source) } } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'rooms/direction': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text is shown as text.' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', Buffer: 'readonly', URL: 'readonly', fetch: 'readonly',
        setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly',
        document: 'readonly', window: 'readonly', performance: 'readonly', localStorage: 'readonly' },
    },
  },
);
