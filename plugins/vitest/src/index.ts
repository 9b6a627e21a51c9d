export { plumbline, type PlumblineOptions } from './plugin/plumbline.ts';
