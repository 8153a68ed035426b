import { readYaml } from '#yaml';
import { AuditTerms } from './terms-schema.ts';

/**
 * Reads what is stated beside an audit.
 *
 * Throws  'file-unreadable'; 'config-invalid' with every problem at once: line, field, what is allowed, value
 */
export function readTerms(path: string): AuditTerms {
  return readYaml(path, {
    noun: 'scenario',
    schema: AuditTerms,
    whereToLook: 'beside an audit, name a file that states costs and hours, or none',
    howToCorrect: `correct the file (beside an audit it may state ${Object.keys(AuditTerms.shape).join(', ')})`,
  });
}
