import type { AuditReport } from '../audit-report.ts';
import type { ReportSection } from './report-section.ts';

/** What could run lower or cheaper, ranked by what that would save. */
export function findingsSection(_report: AuditReport): ReportSection {
  return {
    id: 'findings',
    title: 'Findings',
    lead: 'what could run lower or cheaper',
    notes: ['This report was made without looking for findings.'],
    tables: [],
  };
}
