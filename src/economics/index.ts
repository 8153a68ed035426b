export { createRoiCommand } from './command.ts';
