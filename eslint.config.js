import { lintConfig } from '@plumbline-tools/repo/lint';

export default lintConfig(import.meta.dirname);
