export { bindNode, listen } from './node/bind-node.ts';
export { createGateway, type Gateway, type GatewayParts } from './create-gateway.ts';
export { createMemorySink, type MemoryAnswer } from './answer/memory-sink.ts';
export type { RequestHead, Sink } from './answer/sink.ts';
