export { createSimulatedProvider, type SimulatedProviderOptions } from './create-simulated-provider.ts';
export { SimulatedCase, SimulatedModel, Simulation } from './schema.ts';
export { type SimulatedAnswer, type SimulatedQuestion, simulateAnswer } from './simulate-answer.ts';
export { simulationCatalogFile } from './simulation-catalog-file.ts';
