export { parseYaml, readYaml, type YamlForm } from './read-yaml.ts';
