/** A loopback emulator of three model APIs: the same request always gets the same bytes. */
export { startEmulator, type Emulator, type EmulatorOptions } from './emulator.ts';
