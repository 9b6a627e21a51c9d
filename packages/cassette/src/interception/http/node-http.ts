/**
 * node:http without an `import`, which reads every export, `WebSocket` among them, and so
 * loads all of Node's own undici: some 25 ms of CPU in every test worker.
 */
export const nodeHttp = process.getBuiltinModule('node:http');
