import { ModelId } from '#core';
import type { JointCounts } from '../rows/joint-counts.ts';

const MODELS = ['claude-3-haiku-20240307', 'claude-3-5-sonnet-20241022'].map((id) => ModelId.parse(id));

function pattern(task: string, right: readonly boolean[], questions: number): JointCounts['patterns'][number] {
  return {
    task,
    right,
    questions,
    meanInputTokens: [100.2, 100.2],
    meanOutputTokens: [50, 80.5],
  };
}

/** Constructed counts of two tasks and two models: 90 sums that are easy and 60 proofs that are hard. */
export function exampleCounts(): JointCounts {
  return {
    version: 1,
    title: 'constructed',
    derivedBy: 'by hand',
    models: MODELS,
    priceDate: '2024-12-01',
    scoring: 'constructed',
    tokenizer: 'o200k_base',
    tokens: 'constructed',
    duplicates: 'none',
    sources: [{ what: 'constructed', from: 'here', licence: 'Apache-2.0' }],
    tasks: [
      { task: 'sums', questions: 92, clusters: 90 },
      { task: 'proofs', questions: 60, clusters: 60 },
    ],
    patterns: [
      pattern('sums', [true, true], 80),
      pattern('sums', [false, true], 10),
      pattern('proofs', [false, true], 45),
      pattern('proofs', [false, false], 15),
    ],
  };
}
