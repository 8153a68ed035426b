export { bindNode } from './node/bind-node.ts';
export { listen } from './node/listen.ts';
export { createGateway, type Gateway } from './create-gateway.ts';
export { dialResponse } from './dials/dial-response.ts';
export type { ShownDial } from './dials/shown-dial.ts';
export type { GatewayParts } from './gateway-state.ts';
export { createMemorySink, type MemoryAnswer } from './answer/memory-sink.ts';
export type { RequestHead, Sink } from './answer/sink.ts';
export { type ConsoleFiles, readConsoleFiles } from './console/console-files.ts';
