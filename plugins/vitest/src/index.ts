export { plumbline } from './plugin/plumbline.ts';
