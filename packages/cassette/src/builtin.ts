import type * as nodeCrypto from 'node:crypto';
import type * as nodeHttp from 'node:http';
import type * as nodeZlib from 'node:zlib';

/**
 * Modules of Node that only some tests need. To load them costs 2 to 4 ms of CPU each,
 * which every test worker would pay.
 */
export const builtin = {
  get crypto(): typeof nodeCrypto {
    return process.getBuiltinModule('node:crypto');
  },
  /** To `import` it reads every export, `WebSocket` among them, and so loads all of Node's own undici: 25 ms. */
  get http(): typeof nodeHttp {
    return process.getBuiltinModule('node:http');
  },
  get zlib(): typeof nodeZlib {
    return process.getBuiltinModule('node:zlib');
  },
} as const;
