import type { IsoDate } from '#core';
import type { AuditReport } from '../audit-report.ts';
import { basisSection } from './basis-section.ts';
import { cacheSection } from './cache-section.ts';
import { calendarSection } from './calendar-section.ts';
import { examplesSections } from './examples-section.ts';
import { findingsSection } from './findings-section.ts';
import { kindsSection } from './kinds-section.ts';
import { mixSection } from './mix-section.ts';
import { monthsSection } from './months-section.ts';
import type { ReportSection } from './report-section.ts';
import { statedSection } from './stated-section.ts';

/** All parts of a report in the order in which they are read. */
export function reportSections(report: AuditReport, today: IsoDate): readonly ReportSection[] {
  return [
    kindsSection(report),
    calendarSection(report),
    findingsSection(report),
    ...examplesSections(report),
    mixSection(report),
    cacheSection(report),
    monthsSection(report),
    basisSection(report, today),
    statedSection(report),
  ];
}
