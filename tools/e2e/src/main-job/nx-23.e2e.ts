import { describeMainJob } from './main-job.contract.ts';

describeMainJob('23.2.1', 'oldest');
