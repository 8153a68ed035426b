export { issueText } from './issue-text.ts';
export { parseYaml, readYaml, type YamlForm } from './read-yaml.ts';
